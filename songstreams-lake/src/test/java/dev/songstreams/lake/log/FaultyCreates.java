// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectOutput;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.ObjectSummary;
import dev.songstreams.lake.store.StoreUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A store whose next conditional creates go wrong, one fault each. */
final class FaultyCreates implements ObjectStore {
    enum Fault {
        /** The object is not stored, and the caller hears of a failure. */
        LOST_REQUEST,
        /** The object is not stored now but when {@link #land} is called, and the caller hears of a failure. */
        LATE_REQUEST,
        /** The object is stored, but the caller hears of a failure. */
        LOST_ANSWER,
        /** The object is stored, and a repeated request inside the client says it was there already. */
        REPEATED_REQUEST
    }

    private final ObjectStore store;
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final Deque<LateCreate> late = new ArrayDeque<>();
    private final Set<ObjectKey> archived = new HashSet<>();

    private interface LateCreate {
        boolean arrive() throws IOException;
    }

    FaultyCreates(ObjectStore store) {
        this.store = store;
    }

    void next(Fault... coming) {
        faults.addAll(List.of(coming));
    }

    /** An object can be listed and not be read any more, as one that a lifecycle rule moved to Glacier. */
    void archive(ObjectKey key) {
        archived.add(key);
    }

    /** The requests that were on their way all the time arrive; says whether each created its object. */
    List<Boolean> land() throws IOException {
        List<Boolean> created = new ArrayList<>();
        while (!late.isEmpty()) {
            created.add(late.remove().arrive());
        }
        return created;
    }

    @Override
    public boolean createIfAbsent(ObjectKey key, byte[] content) throws IOException {
        Fault fault = faults.poll();
        if (fault == null) {
            return store.createIfAbsent(key, content);
        }
        if (fault == Fault.LOST_REQUEST) {
            throw new StoreUnavailableException("connection reset", null);
        }
        if (fault == Fault.LATE_REQUEST) {
            late.add(() -> store.createIfAbsent(key, content));
            throw new StoreUnavailableException("read timed out", null);
        }
        store.createIfAbsent(key, content);
        if (fault == Fault.LOST_ANSWER) {
            throw new StoreUnavailableException("read timed out", null);
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
        if (archived.contains(key)) {
            throw new IOException(key + " is archived (InvalidObjectState)");
        }
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
