// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts mains in JVMs of their own, none of which outlives this one when it is told to end. */
public final class ChildJvm {
    private static final int PATIENCE_SECONDS = 20;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(ChildJvm::endAll));
    }

    private ChildJvm() {}

    /** Those of a run that has come to its end have ended; there are some after Ctrl-C or a failure. */
    private static void endAll() {
        List<ProcessHandle> left = ProcessHandle.current().descendants().toList();
        left.forEach(ProcessHandle::destroy);
        for (ProcessHandle process : left) {
            process.onExit()
                    .completeOnTimeout(process, PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
            process.destroyForcibly();
        }
    }

    /** The classes of this process. */
    public static String ownClassPath() {
        return System.getProperty("java.class.path");
    }

    /** A folder of classes, and another folder's jars. */
    public static String classPath(Path classes, Path libraries) {
        return classes + File.pathSeparator + libraries + File.separator + "*";
    }

    /** Starts a main of these classes; what it complains of goes where our own complaints go. */
    public static Process start(String heap, Class<?> main, String... arguments) throws IOException {
        return start(ownClassPath(), List.of("-Xmx" + heap), main.getName(), List.of(arguments), Map.of());
    }

    /**
     * Starts a main.
     *
     * @param options of its JVM, such as {@code -Xmx512m}
     * @param environment variables beside those of this process
     */
    public static Process start(
            String classPath,
            List<String> options,
            String main,
            List<String> arguments,
            Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-Dlog4j2.StatusLogger.level=OFF",
                // The command line, which is on the class path as well, has a logback.xml of its own.
                "-Dlogback.configurationFile=benchmarks-logback.xml",
                // Spark asks for them.
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "-cp",
                classPath,
                main));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        return builder.start();
    }
}
