// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a server keeps its data: a directory of the user's, which stays, or a temporary one, which goes on close. */
record DataDirectory(Path path, boolean temporary) implements AutoCloseable {

    /** The given directory, made if missing, or a new temporary one if none is given. */
    static DataDirectory of(@Nullable Path given, String purpose) {
        try {
            if (given == null) {
                return new DataDirectory(Files.createTempDirectory("songstreams-" + purpose + "-"), true);
            }
            return new DataDirectory(Files.createDirectories(given.toAbsolutePath()), false);
        } catch (FileAlreadyExistsException e) {
            throw new UncheckedIOException(
                    "cannot make the " + purpose + " directory " + given + ": there is a file " + e.getFile()
                            + "; give a path where a directory is or may be",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot make the " + purpose + " directory " + given + ": " + reason(e)
                            + "; give one that this user may make and write to",
                    e);
        }
    }

    private static String reason(IOException failure) {
        String reason = failure instanceof FileSystemException e ? e.getReason() : failure.getMessage();
        return reason == null ? failure.getClass().getSimpleName() : reason;
    }

    /** Removes a temporary directory with all it holds; leaves a given one as it is. */
    @Override
    public void close() {
        if (!temporary || Files.notExists(path)) {
            return;
        }
        try {
            for (Path each : deepestFirst()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the temporary directory " + path, e);
        }
    }

    private List<Path> deepestFirst() throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            return all.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
