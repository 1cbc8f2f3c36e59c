// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.local;

import dev.songstreams.lake.store.ObjectKey;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The directory of a store: from keys to files that can't lie outside, and directories that outlast a crash. */
final class LocalDirectory {
    /** Windows opens no directory as a file; there the file system alone vouches for its entries. */
    private static final boolean CAN_FLUSH_DIRECTORIES =
            !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

    private final Path root;
    private final Set<Path> durable = ConcurrentHashMap.newKeySet();

    LocalDirectory(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    Path root() {
        return root;
    }

    URI uri() {
        String uri = root.toUri().toString();
        return URI.create(uri.endsWith("/") && root.getNameCount() > 0 ? uri.substring(0, uri.length() - 1) : uri);
    }

    /** The file of a key, whether it exists or not. */
    Path file(ObjectKey key) throws IOException {
        Path file;
        try {
            file = root.resolve(key.path());
        } catch (InvalidPathException e) {
            throw new IOException(
                    "this JVM can't name a file " + key + ": " + e.getReason() + "; start it with LC_ALL=C.UTF-8", e);
        }
        if (TemporaryFile.isTemporary(key.name())) {
            throw new IOException("the name of " + key + " is kept for temporary files");
        }
        checkInside(file);
        return file;
    }

    /** The file of a key, in a directory that exists and outlasts a crash. */
    Path fileToWrite(ObjectKey key) throws IOException {
        Path file = file(key);
        makeDurable(parentOf(file));
        return file;
    }

    /** Makes the entries of a directory outlast a crash. */
    static void flush(Path directory) throws IOException {
        if (CAN_FLUSH_DIRECTORIES) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    static Path parentOf(Path file) {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    /** The failure of an operation such as {@code read <key>}, in words that name the place and the reason. */
    IOException failed(String operation, IOException cause) {
        return new IOException("can't " + operation + " under " + uri() + ": " + reason(cause), cause);
    }

    private static String reason(IOException cause) {
        String message = String.valueOf(cause.getMessage());
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
        return message;
    }

    private void checkInside(Path file) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Path known = file;
        while (!Files.exists(known)) {
            known = parentOf(known);
        }
        if (!known.toRealPath().startsWith(root.toRealPath())) {
            throw new FileSystemException(known.toString(), null, "a symbolic link leads out of " + root);
        }
    }

    /**
     * Makes a directory with all above it. Those that exist are flushed too, once: another process may have made them
     * and not have come to that.
     */
    private void makeDurable(Path directory) throws IOException {
        if (durable.contains(directory) && Files.isDirectory(directory)) {
            return;
        }
        boolean inside = !directory.equals(root) && directory.startsWith(root);
        Path parent = parentOf(directory);
        if (inside || !Files.isDirectory(parent)) {
            makeDurable(parent);
        }
        if (createDirectory(directory) || inside) {
            flush(parent);
        }
        durable.add(directory);
    }

    private static boolean createDirectory(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return false;
        }
        try {
            Files.createDirectory(directory);
        } catch (FileAlreadyExistsException e) {
            // Another writer was first; anything but a directory is in the way.
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
        }
        return true;
    }
}
