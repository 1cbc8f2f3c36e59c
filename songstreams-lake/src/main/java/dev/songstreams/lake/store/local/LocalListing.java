// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.local;

import dev.songstreams.core.row.Utf8;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Walks a directory in the order of the whole keys' UTF-8 bytes, reading one directory at a time, and only those that may
 * hold keys of the range. Temporary files, links and names that can't be keys are passed over.
 */
final class LocalListing implements Iterator<ObjectSummary> {
    private final LocalDirectory directory;
    private final KeyRange range;
    private final Deque<Iterator<Entry>> open = new ArrayDeque<>();
    private @Nullable ObjectSummary next;

    /** A file, or a directory, whose key ends with a slash: so {@code a/x} comes behind {@code a-b} and {@code a.txt}. */
    private record Entry(String key, Path path, BasicFileAttributes attributes) {}

    LocalListing(LocalDirectory directory, KeyRange range) throws IOException {
        this.directory = directory;
        this.range = range;
        try {
            if (Files.exists(directory.root())) {
                open.push(entries("", directory.root()));
            }
        } catch (IOException e) {
            throw directory.failed("list objects", e);
        }
    }

    @Override
    public boolean hasNext() {
        try {
            while (next == null && !open.isEmpty()) {
                advance();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(directory.failed("list objects", e));
        }
        return next != null;
    }

    @Override
    public ObjectSummary next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        ObjectSummary result = next;
        next = null;
        return result;
    }

    private void advance() throws IOException {
        Iterator<Entry> entries = open.element();
        if (!entries.hasNext()) {
            open.pop();
            return;
        }
        Entry entry = entries.next();
        if (entry.attributes().isDirectory()) {
            open.push(entries(entry.key(), entry.path()));
        } else {
            next = new ObjectSummary(
                    new ObjectKey(entry.key()),
                    entry.attributes().size(),
                    entry.attributes().lastModifiedTime().toInstant());
        }
    }

    private Iterator<Entry> entries(String directoryKey, Path path) throws IOException {
        List<Entry> found = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(path)) {
            for (Path child : paths) {
                Entry entry = entry(directoryKey + child.getFileName(), child);
                if (entry != null) {
                    found.add(entry);
                }
            }
        } catch (NoSuchFileException e) {
            return List.<Entry>of().iterator();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        found.sort((a, b) -> Utf8.compare(a.key(), b.key()));
        return found.iterator();
    }

    private @Nullable Entry entry(String key, Path path) throws IOException {
        // Checked on the name first: of a directory of a million log entries, only those behind the hint are looked at.
        if (!range.mayBeginWith(key)
                || !ObjectKey.isValid(key)
                || TemporaryFile.isTemporary(String.valueOf(path.getFileName()))) {
            return null;
        }
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return null;
        }
        if (attributes.isDirectory()) {
            return range.mayBeginWith(key + "/") ? new Entry(key + "/", path, attributes) : null;
        }
        return attributes.isRegularFile() && range.holds(key) ? new Entry(key, path, attributes) : null;
    }
}
