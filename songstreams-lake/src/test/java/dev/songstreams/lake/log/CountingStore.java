// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectOutput;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.ObjectSummary;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A store that counts what is read and listed. */
final class CountingStore implements ObjectStore {
    private final ObjectStore store;
    private int reads;
    private int lists;
    private long listed;
    private @Nullable ObjectKey hidden;

    CountingStore(ObjectStore store) {
        this.store = store;
    }

    /** Leaves an object out of the next listing, as a directory may that changes while it is listed. */
    void hideOnce(ObjectKey key) {
        hidden = key;
    }

    /** Objects read since it was last asked. */
    int reads() {
        int counted = reads;
        reads = 0;
        return counted;
    }

    /** Listings begun since it was last asked. */
    int lists() {
        int counted = lists;
        lists = 0;
        return counted;
    }

    /** Objects listed since it was last asked. */
    long listed() {
        long counted = listed;
        listed = 0;
        return counted;
    }

    @Override
    public byte[] read(ObjectKey key) throws IOException {
        reads++;
        return store.read(key);
    }

    @Override
    public Stream<ObjectSummary> list(String prefix, @Nullable ObjectKey startAfter) throws IOException {
        lists++;
        ObjectKey left = hidden;
        hidden = null;
        return store.list(prefix, startAfter)
                .filter(summary -> !summary.key().equals(left))
                .peek(summary -> listed++);
    }

    @Override
    public URI root() {
        return store.root();
    }

    @Override
    public ObjectOutput create(ObjectKey key) throws IOException {
        return store.create(key);
    }

    @Override
    public boolean createIfAbsent(ObjectKey key, byte[] content) throws IOException {
        return store.createIfAbsent(key, content);
    }

    @Override
    public void put(ObjectKey key, byte[] content) throws IOException {
        store.put(key, content);
    }

    @Override
    public InputStream open(ObjectKey key) throws IOException {
        return store.open(key);
    }

    @Override
    public void delete(Collection<ObjectKey> keys) throws IOException {
        store.delete(keys);
    }

    @Override
    public int removeUnfinished(String prefix, Instant before) throws IOException {
        return store.removeUnfinished(prefix, before);
    }

    @Override
    public void close() {
        store.close();
    }
}
