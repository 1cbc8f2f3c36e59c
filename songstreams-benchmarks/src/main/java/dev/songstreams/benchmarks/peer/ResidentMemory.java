// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What the kernel says of a process's memory. */
final class ResidentMemory {
    private ResidentMemory() {}

    /** The high-water mark; empty where the process is gone or the kernel is none that tells. */
    static OptionalLong peakBytes(long pid) throws IOException {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst();
        } catch (NoSuchFileException e) {
            return OptionalLong.empty();
        }
    }
}
