// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.local;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/** Removes the temporary files of writers that crashed. */
final class UnfinishedFiles extends SimpleFileVisitor<Path> {
    private final Path root;
    private final String prefix;
    private final Instant before;
    private int removed;

    private UnfinishedFiles(Path root, String prefix, Instant before) {
        this.root = root;
        this.prefix = prefix;
        this.before = before;
    }

    /** Removes those meant for keys of the prefix that nobody has written to since {@code before}. */
    static int remove(LocalDirectory directory, String prefix, Instant before) throws IOException {
        UnfinishedFiles visitor = new UnfinishedFiles(directory.root(), prefix, before);
        if (Files.exists(directory.root())) {
            Files.walkFileTree(directory.root(), visitor);
        }
        return visitor.removed;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        String intended = TemporaryFile.intendedName(String.valueOf(file.getFileName()));
        if (intended != null
                && key(file.resolveSibling(intended)).startsWith(prefix)
                && attributes.lastModifiedTime().toInstant().isBefore(before)
                && Files.deleteIfExists(file)) {
            removed++;
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
        // Published or removed by its writer meanwhile.
        if (e instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw e;
    }

    private String key(Path file) {
        return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }
}
