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
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A store whose next conditional creates go wrong, one fault each. */
final class FaultyCreates implements ObjectStore {
    enum Fault {
        /** The object is not stored, and the caller hears of a failure. */
        LOST_REQUEST,
        /** The object is stored, but the caller hears of a failure. */
        LOST_ANSWER,
        /** The object is stored, and a repeated request inside the client says it was there already. */
        REPEATED_REQUEST
    }

    private final ObjectStore store;
    private final Deque<Fault> faults = new ArrayDeque<>();

    FaultyCreates(ObjectStore store) {
        this.store = store;
    }

    void next(Fault... coming) {
        faults.addAll(List.of(coming));
    }

    @Override
    public boolean createIfAbsent(ObjectKey key, byte[] content) throws IOException {
        Fault fault = faults.poll();
        if (fault == null) {
            return store.createIfAbsent(key, content);
        }
        if (fault == Fault.LOST_REQUEST) {
            throw new IOException("connection reset");
        }
        store.createIfAbsent(key, content);
        if (fault == Fault.LOST_ANSWER) {
            throw new IOException("read timed out");
        }
        return false;
    }

    @Override
    public URI root() {
        return store.root();
    }

    @Override
    public void verify() throws IOException {
        store.verify();
    }

    @Override
    public ObjectOutput create(ObjectKey key) throws IOException {
        return store.create(key);
    }

    @Override
    public void put(ObjectKey key, byte[] content) throws IOException {
        store.put(key, content);
    }

    @Override
    public byte[] read(ObjectKey key) throws IOException {
        return store.read(key);
    }

    @Override
    public InputStream open(ObjectKey key) throws IOException {
        return store.open(key);
    }

    @Override
    public Stream<ObjectSummary> list(String prefix, @Nullable ObjectKey startAfter) throws IOException {
        return store.list(prefix, startAfter);
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
