// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.jmh;

import dev.songstreams.lake.store.NoSuchObjectException;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectOutput;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.ObjectSummary;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps small objects, such as those of the log, in memory, and forgets the bytes of large ones: no disk is measured. */
final class ForgetfulStore implements ObjectStore {
    private final ConcurrentSkipListMap<ObjectKey, byte[]> small = new ConcurrentSkipListMap<>();

    @Override
    public URI root() {
        return URI.create("memory://forgetful");
    }

    @Override
    public ObjectOutput create(ObjectKey key) {
        return new Forgotten();
    }

    @Override
    public boolean createIfAbsent(ObjectKey key, byte[] content) {
        return small.putIfAbsent(key, content.clone()) == null;
    }

    @Override
    public void put(ObjectKey key, byte[] content) {
        small.put(key, content.clone());
    }

    @Override
    public byte[] read(ObjectKey key) throws NoSuchObjectException {
        byte[] content = small.get(key);
        if (content == null) {
            throw new NoSuchObjectException(this, key);
        }
        return content.clone();
    }

    @Override
    public InputStream open(ObjectKey key) throws NoSuchObjectException {
        return new ByteArrayInputStream(read(key));
    }

    @Override
    public Stream<ObjectSummary> list(String prefix, @Nullable ObjectKey startAfter) {
        ConcurrentNavigableMap<ObjectKey, byte[]> behind =
                startAfter == null ? small : small.tailMap(startAfter, false);
        return behind.entrySet().stream()
                .dropWhile(object -> object.getKey().path().compareTo(prefix) < 0)
                .takeWhile(object -> object.getKey().path().startsWith(prefix))
                .map(object -> new ObjectSummary(object.getKey(), object.getValue().length, Instant.EPOCH));
    }

    @Override
    public void delete(Collection<ObjectKey> keys) {
        keys.forEach(small::remove);
    }

    @Override
    public int removeUnfinished(String prefix, Instant before) {
        return 0;
    }

    @Override
    public void close() {}

    /** Where the bytes of large objects go. */
    private static final class Forgotten extends ObjectOutput {
        @Override
        public void write(int b) {}

        @Override
        public void write(byte[] bytes, int offset, int length) {}

        @Override
        public void complete() {}

        @Override
        public long memoryBytes() {
            return 0;
        }

        @Override
        public void close() {}
    }
}
