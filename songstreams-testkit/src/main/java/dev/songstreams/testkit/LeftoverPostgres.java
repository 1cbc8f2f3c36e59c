// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL whose JVM died without stopping it. It still has the data directory, and a new one would wait for it in vain; so it is
 * stopped first. Only for a directory that is {@linkplain DirectoryLock locked} by the caller.
 */
final class LeftoverPostgres {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private LeftoverPostgres() {}

    static void stop(Path dataDirectory) throws IOException {
        Path pidFile = dataDirectory.resolve("postmaster.pid");
        if (Files.notExists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> process = process(Files.readAllLines(pidFile));
        if (process.isPresent()) {
            stop(process.get(), dataDirectory);
        }
        Files.deleteIfExists(pidFile);
    }

    /**
     * The first line is the number of the process; a process of that number that is no PostgreSQL came later. A file without a number
     * was cut short by a crash of the machine, which no process outlived.
     */
    private static Optional<ProcessHandle> process(List<String> pidFile) {
        if (pidFile.isEmpty() || !pidFile.get(0).strip().matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(pidFile.get(0).strip()))
                .filter(p -> p.info().command().orElse("").contains("postgres"));
    }

    private static void stop(ProcessHandle process, Path dataDirectory) throws IOException {
        process.destroy();
        try {
            process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while stopping the PostgreSQL that was left over", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(
                    "the PostgreSQL process " + process.pid() + " of an earlier run still has " + dataDirectory
                            + " and did not stop within " + PATIENCE + "; end it by hand",
                    e);
        }
    }
}
