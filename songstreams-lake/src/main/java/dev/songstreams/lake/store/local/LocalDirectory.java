// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.local;

import dev.songstreams.lake.store.ObjectKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The directory of a store: from keys to files that can't lie outside, and directories that outlast a crash. */
final class LocalDirectory {
    private final Path root;
    private final Disk disk;
    private final BlockWriter writer;
    /** Those whose names outlast a crash, with the names of all that lead to them. */
    private final Set<Path> durable = ConcurrentHashMap.newKeySet();
    /** Those that were made here and are not durable yet. */
    private final Set<Path> made = ConcurrentHashMap.newKeySet();

    LocalDirectory(Path root, Disk disk, BlockWriter writer) {
        this.root = root.toAbsolutePath().normalize();
        this.disk = disk;
        this.writer = writer;
    }

    /** Brings most of a large file to the disk before its end. */
    BlockWriter writer() {
        return writer;
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

    /** Begins the file of a key, in a directory that exists; that it outlasts a crash is {@link #forceNames}' to see to. */
    TemporaryFile begin(ObjectKey key) throws IOException {
        Path file = file(key);
        make(parentOf(file));
        return TemporaryFile.beside(disk, this, file);
    }

    static Path parentOf(Path file) {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    /** The failure of an operation such as {@code read <key>}, in words that name the place and the reason. */
    IOException failed(String operation, IOException cause) {
        return DiskFailures.of("can't " + operation + " under " + uri() + ": ", root, cause);
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

    private void make(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        make(parentOf(directory));
        // Before it is there: who publishes into it meanwhile must not take it for one that was removed since.
        durable.remove(directory);
        made.add(directory);
        try {
            disk.createDirectory(directory);
        } catch (FileAlreadyExistsException e) {
            // Another writer was first; anything but a directory is in the way.
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
        }
    }

    /**
     * Makes the names in a directory outlast a crash, with the directory's own and those of all above it. A directory is forced for
     * the sake of one in it only once, and not before something in that is to last: a file is begun without waiting for the disk.
     */
    void forceNames(Path directory) throws IOException {
        disk.forceNames(directory);
        makeDurable(directory);
    }

    /** Those that were there before are forced too: another process may have made them and not have come to that. */
    private void makeDurable(Path directory) throws IOException {
        if (durable.contains(directory)) {
            return;
        }
        boolean inside = !directory.equals(root) && directory.startsWith(root);
        Path parent = parentOf(directory);
        if (inside || made.contains(parent)) {
            makeDurable(parent);
        }
        if (inside || made.contains(directory)) {
            disk.forceNames(parent);
        } else {
            forceNamesIfAllowed(parent);
        }
        durable.add(directory);
        made.remove(directory);
    }

    /** Forces what is above a root that was there before, and that may belong to somebody else. */
    private void forceNamesIfAllowed(Path parent) throws IOException {
        try {
            disk.forceNames(parent);
        } catch (AccessDeniedException e) {
            // Who may not even look into it has not made this root either.
        }
    }
}
