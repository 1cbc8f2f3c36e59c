// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

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

/** A store whose process dies at its n-th change: this one is not made, or made and not heard of, and nothing works after it. */
final class FailingStore implements ObjectStore {
    private final ObjectStore store;
    private final boolean heardOf;
    private int changesLeft;

    FailingStore(ObjectStore store, int changes, boolean heardOf) {
        this.store = store;
        this.changesLeft = changes;
        this.heardOf = heardOf;
    }

    /** Whether it died. */
    boolean dead() {
        return changesLeft < 0;
    }

    private void check() throws IOException {
        if (dead()) {
            throw new IOException("the process is dead");
        }
    }

    private interface Change {
        void make() throws IOException;
    }

    private void change(Change change) throws IOException {
        check();
        changesLeft--;
        if (!dead() || !heardOf) {
            change.make();
        }
        check();
    }

    @Override
    public URI root() {
        return store.root();
    }

    @Override
    public ObjectOutput create(ObjectKey key) throws IOException {
        ObjectOutput output = store.create(key);
        return new ObjectOutput() {
            @Override
            public void complete() throws IOException {
                change(output::complete);
            }

            @Override
            public long memoryBytes() {
                return output.memoryBytes();
            }

            @Override
            public void write(int b) throws IOException {
                output.write(b);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                output.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                output.close();
            }
        };
    }

    @Override
    public boolean createIfAbsent(ObjectKey key, byte[] content) throws IOException {
        boolean[] created = {false};
        change(() -> created[0] = store.createIfAbsent(key, content));
        return created[0];
    }

    @Override
    public void put(ObjectKey key, byte[] content) throws IOException {
        change(() -> store.put(key, content));
    }

    @Override
    public byte[] read(ObjectKey key) throws IOException {
        check();
        return store.read(key);
    }

    @Override
    public InputStream open(ObjectKey key) throws IOException {
        check();
        return store.open(key);
    }

    @Override
    public Stream<ObjectSummary> list(String prefix, ObjectKey startAfter) throws IOException {
        check();
        return store.list(prefix, startAfter);
    }

    @Override
    public void delete(Collection<ObjectKey> keys) throws IOException {
        change(() -> store.delete(keys));
    }

    @Override
    public int removeUnfinished(String prefix, Instant before) throws IOException {
        return store.removeUnfinished(prefix, before);
    }

    @Override
    public void close() {}
}
