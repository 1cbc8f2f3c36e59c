// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** On what and with what a run is done. */
public final class Machine {
    private static final List<String> LIBRARIES = List.of("kafka-clients", "parquet-column", "duckdb_jdbc");
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    private Machine() {}

    /** Prints the machine, the JVM, the commit and the versions of libraries that matter. */
    public static void print() throws IOException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        System.out.printf(
                Locale.ROOT,
                "%d x %s, %.0f GiB, %s %s%n",
                system.getAvailableProcessors(),
                processor(),
                system.getTotalMemorySize() / (double) (1 << 30),
                system.getName(),
                system.getVersion());
        System.out.println(System.getProperty("java.vm.name") + " " + Runtime.version());
        System.out.println("commit " + System.getProperty("benchmarks.commit", "unknown") + "; "
                + versions(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))));
    }

    /** The version of a library among the jars of a folder, or {@code none}. */
    public static String version(Path jars, String library) throws IOException {
        if (!Files.isDirectory(jars)) {
            return "none";
        }
        try (Stream<Path> files = Files.list(jars)) {
            return version(files.map(Path::toString).toList(), library);
        }
    }

    private static String versions(Stream<String> jars) {
        List<String> all = jars.toList();
        return LIBRARIES.stream()
                .map(library -> library + " " + version(all, library))
                .collect(Collectors.joining(", "));
    }

    private static String version(List<String> jars, String library) {
        return jars.stream()
                .map(jar -> jar.substring(jar.lastIndexOf(File.separatorChar) + 1))
                .filter(jar -> jar.matches(library + "-\\d.*\\.jar"))
                .map(jar -> jar.substring(library.length() + 1, jar.length() - ".jar".length()))
                .findFirst()
                .orElse("none");
    }

    private static String processor() throws IOException {
        if (!Files.exists(CPU_INFO)) {
            return System.getProperty("os.arch");
        }
        return Files.readAllLines(CPU_INFO).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }
}
