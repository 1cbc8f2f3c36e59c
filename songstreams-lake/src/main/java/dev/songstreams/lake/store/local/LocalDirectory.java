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
import java.util.concurrent.Executor;

/** The directory of a store: from keys to files that can't lie outside, and directories that outlast a crash. */
final class LocalDirectory {
    private final Path root;
    private final Disk disk;
    private final Executor forcing;
    private final Set<Path> durable = ConcurrentHashMap.newKeySet();

    LocalDirectory(Path root, Disk disk, Executor forcing) {
        this.root = root.toAbsolutePath().normalize();
        this.disk = disk;
        this.forcing = forcing;
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
    private Path fileToWrite(ObjectKey key) throws IOException {
        Path file = file(key);
        makeDurable(parentOf(file));
        return file;
    }

    /** Begins the file of a key. */
    TemporaryFile begin(ObjectKey key) throws IOException {
        return TemporaryFile.beside(disk, forcing, fileToWrite(key));
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

    /**
     * Makes a directory with all above it. Those that exist are forced too, once: another process may have made them and not
     * have come to that.
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
            disk.forceNames(parent);
        } else {
            forceNamesIfAllowed(parent);
        }
        durable.add(directory);
    }

    /** Forces what is above a root that was there before, and that may belong to somebody else. */
    private void forceNamesIfAllowed(Path parent) throws IOException {
        try {
            disk.forceNames(parent);
        } catch (AccessDeniedException e) {
            // Who may not even look into it has not made this root either.
        }
    }

    private boolean createDirectory(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return false;
        }
        try {
            disk.createDirectory(directory);
        } catch (FileAlreadyExistsException e) {
            // Another writer was first; anything but a directory is in the way.
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
        }
        return true;
    }
}
