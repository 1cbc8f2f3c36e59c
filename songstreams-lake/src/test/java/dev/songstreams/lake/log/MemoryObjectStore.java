// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.lake.store.NoSuchObjectException;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectOutput;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.ObjectSummary;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Objects in memory, by the rules of the interface. */
final class MemoryObjectStore implements ObjectStore {
    private record Stored(byte[] content, Instant at) {}

    private final ConcurrentSkipListMap<ObjectKey, Stored> objects = new ConcurrentSkipListMap<>();
    private final Clock clock;

    MemoryObjectStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public URI root() {
        return URI.create("memory://lake");
    }

    @Override
    public void verify() {}

    @Override
    public ObjectOutput create(ObjectKey key) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        return new ObjectOutput() {
            @Override
            public void complete() {
                put(key, bytes.toByteArray());
            }

            @Override
            public long memoryBytes() {
                return bytes.size();
            }

            @Override
            public void write(int b) {
                bytes.write(b);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public boolean createIfAbsent(ObjectKey key, byte[] content) {
        return objects.putIfAbsent(key, new Stored(content.clone(), clock.instant())) == null;
    }

    @Override
    public void put(ObjectKey key, byte[] content) {
        objects.put(key, new Stored(content.clone(), clock.instant()));
    }

    @Override
    public byte[] read(ObjectKey key) throws IOException {
        Stored stored = objects.get(key);
        if (stored == null) {
            throw new NoSuchObjectException(this, key);
        }
        return stored.content().clone();
    }

    @Override
    public InputStream open(ObjectKey key) throws IOException {
        return new ByteArrayInputStream(read(key));
    }

    @Override
    public Stream<ObjectSummary> list(String prefix, @Nullable ObjectKey startAfter) {
        return objects.entrySet().stream()
                .filter(entry -> entry.getKey().path().startsWith(prefix))
                .filter(entry -> startAfter == null || entry.getKey().compareTo(startAfter) > 0)
                .map(entry -> new ObjectSummary(
                        entry.getKey(),
                        entry.getValue().content().length,
                        entry.getValue().at()));
    }

    @Override
    public void delete(Collection<ObjectKey> keys) {
        keys.forEach(objects::remove);
    }

    @Override
    public int removeUnfinished(String prefix, Instant before) {
        return 0;
    }

    @Override
    public void close() {}
}
