// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Where files are written; they are gone when it is closed.
 *
 * @param root its address, {@code file:///dir} or {@code s3://bucket/prefix}
 * @param folder where the files lie on this machine
 */
public record Place(String root, Path folder) implements AutoCloseable {
    /** A new folder of this machine. */
    public static Place local() throws IOException {
        Path folder = Files.createTempDirectory("benchmark");
        return new Place("file://" + folder, folder);
    }

    @Override
    public void close() throws IOException {
        delete(folder);
    }

    /** Removes a folder and all that is in it, if it is there. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
