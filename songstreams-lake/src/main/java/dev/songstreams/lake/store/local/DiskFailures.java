// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.local;

import dev.songstreams.lake.store.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns a file system's failures into the store's: a full disk, which may get room again, a temporary file that a sweep took away,
 * and refusals.
 */
final class DiskFailures {
    /** As Linux, macOS and Windows say it in English. */
    private static final List<String> FULL =
            List.of("No space left on device", "Disk quota exceeded", "There is not enough space on the disk");

    /** Where the system speaks another language, the room that is left tells. */
    private static final long HARDLY_ANY_BYTES = 64 * 1024;

    private DiskFailures() {}

    static IOException of(String message, Path root, IOException cause) {
        String reason = String.valueOf(cause.getMessage());
        if (FULL.stream().anyMatch(reason::contains)) {
            return new StoreUnavailableException(message + "the disk is full: " + reason, cause);
        }
        if (cause instanceof NoSuchFileException gone && isTemporary(gone)) {
            return new StoreUnavailableException(
                    message + "its temporary file is gone: a sweep took it away; what it held is to be written again",
                    cause);
        }
        // A write that failed is nothing more than this; what has a type of its own has a reason of its own too.
        return cause.getClass() == IOException.class && hasHardlyAnyRoom(root)
                ? new StoreUnavailableException(message + reason(cause, reason) + "; the disk is full", cause)
                : new IOException(message + reason(cause, reason), cause);
    }

    /** A link's failure names the file that was to get another name second. */
    private static boolean isTemporary(NoSuchFileException gone) {
        return isTemporary(gone.getFile()) || isTemporary(gone.getOtherFile());
    }

    private static boolean isTemporary(@Nullable String file) {
        Path name = file == null ? null : Path.of(file).getFileName();
        return name != null && TemporaryFile.isTemporary(name.toString());
    }

    private static String reason(IOException cause, String message) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied: " + message;
        }
        if (cause instanceof NoSuchFileException) {
            return "no such file or directory: " + message;
        }
        if (cause instanceof NotDirectoryException) {
            return "not a directory: " + message;
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "is there, but is not a directory: " + message;
        }
        if (message.contains("Read-only file system")) {
            return "the file system is read-only: " + message.replace(": Read-only file system", "");
        }
        if (message.contains("File name too long")) {
            return "a name is too long for this file system, which takes 255 bytes for most, 42 of which a file needs"
                    + " while it is written: " + message;
        }
        return message;
    }

    private static boolean hasHardlyAnyRoom(Path root) {
        try {
            return Files.getFileStore(root).getUsableSpace() < HARDLY_ANY_BYTES;
        } catch (IOException e) {
            // There is no such directory, or nobody may ask: then it is not known to be full.
            return false;
        }
    }
}
