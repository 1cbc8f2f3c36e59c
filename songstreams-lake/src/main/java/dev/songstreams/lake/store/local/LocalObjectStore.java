// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.local;

import dev.songstreams.lake.store.NoSuchObjectException;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectOutput;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.ObjectSummary;
import dev.songstreams.lake.store.StoreUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Objects as files under a directory. Thread-safe; any number of stores, also of several processes, may share a directory.
 *
 * <p>An object is written to a temporary file beside its place, flushed to the disk, and then renamed or, for {@link
 * #createIfAbsent}, hard-linked into place; last its directory is flushed. So after a crash of the process or the machine
 * an object is there whole or not at all, and what a method has said to be stored stays. A full disk is a
 * {@link StoreUnavailableException}. The directory is made when the first object is written. Symbolic links inside it
 * are not listed, and not followed out of it.
 *
 * <pre>{@code
 * try (ObjectStore store = new LocalObjectStore(Path.of("/var/lake"))) {
 *     store.put(ObjectKey.of("notes", "hello.txt"), "hello".getBytes(UTF_8));
 * }
 * }</pre>
 */
public final class LocalObjectStore implements ObjectStore {
    private final BlockWriter writer = new BlockWriter();
    private final LocalDirectory directory;

    /** A store in this directory, which need not exist yet. */
    public LocalObjectStore(Path root) {
        this(root, new RealDisk());
    }

    LocalObjectStore(Path root, Disk disk) {
        this.directory = new LocalDirectory(root, disk, writer);
    }

    @Override
    public URI root() {
        return directory.uri();
    }

    @Override
    public void verify() throws IOException {
        Path root = directory.root();
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new IOException(root + " is not a directory; choose another or move it away");
        }
    }

    @Override
    public ObjectOutput create(ObjectKey key) throws IOException {
        try {
            return new LocalObjectOutput(directory, key, directory.begin(key));
        } catch (IOException e) {
            throw directory.failed("create " + key, e);
        }
    }

    @Override
    public boolean createIfAbsent(ObjectKey key, byte[] content) throws IOException {
        try (TemporaryFile file = directory.begin(key)) {
            file.write(content, 0, content.length);
            return file.publishIfAbsent();
        } catch (IOException e) {
            throw directory.failed("create " + key, e);
        }
    }

    @Override
    public void put(ObjectKey key, byte[] content) throws IOException {
        try (TemporaryFile file = directory.begin(key)) {
            file.write(content, 0, content.length);
            file.publish();
        } catch (IOException e) {
            throw directory.failed("store " + key, e);
        }
    }

    @Override
    public byte[] read(ObjectKey key) throws IOException {
        Path file = existing(key);
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw directory.failed("read " + key, e);
        }
    }

    @Override
    public InputStream open(ObjectKey key) throws IOException {
        Path file = existing(key);
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw directory.failed("open " + key, e);
        }
    }

    @Override
    public Stream<ObjectSummary> list(String prefix, @Nullable ObjectKey startAfter) throws IOException {
        Iterator<ObjectSummary> listing = new LocalListing(directory, new KeyRange(prefix, startAfter));
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(listing, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    @Override
    public void delete(Collection<ObjectKey> keys) throws IOException {
        for (ObjectKey key : keys) {
            try {
                Path file = directory.file(key);
                if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) && Files.exists(file)) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                throw directory.failed("delete " + key, e);
            }
        }
    }

    @Override
    public int removeUnfinished(String prefix, Instant before) throws IOException {
        try {
            return UnfinishedFiles.remove(directory, prefix, before);
        } catch (IOException e) {
            throw directory.failed("remove unfinished files of " + prefix, e);
        }
    }

    /** Frees threads; what is open can still be written to its end. */
    @Override
    public void close() {
        writer.close();
    }

    private Path existing(ObjectKey key) throws IOException {
        Path file = directory.file(key);
        if (!Files.isRegularFile(file)) {
            throw new NoSuchObjectException(this, key);
        }
        return file;
    }

    @Override
    public String toString() {
        return root().toString();
    }
}
