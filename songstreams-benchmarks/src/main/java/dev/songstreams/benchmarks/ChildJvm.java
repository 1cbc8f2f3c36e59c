// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts mains in JVMs of their own. */
final class ChildJvm {
    private ChildJvm() {}

    static String ownClassPath() {
        return System.getProperty("java.class.path");
    }

    /** A folder's jars, and another folder of classes. */
    static String classPath(Path classes, Path libraries) {
        return classes + File.pathSeparator + libraries + File.separator + "*";
    }

    /** Starts a main; what it complains of goes where our own complaints go. */
    static Process start(String classPath, String heap, String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-Dlog4j2.StatusLogger.level=OFF",
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "-cp",
                classPath,
                main));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
