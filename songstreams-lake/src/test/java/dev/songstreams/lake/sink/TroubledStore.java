// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectOutput;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.ObjectSummary;
import dev.songstreams.lake.store.StoreUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A store in which some outputs can't be published or ended, deletes can be refused, and answers can stay away. */
final class TroubledStore implements ObjectStore {
    private final ObjectStore store;
    private final String troubled;
    private final Set<ObjectKey> open = new HashSet<>();
    private boolean refusesDeletes;
    private boolean unavailable;
    private boolean losesAnswers;
    private boolean failsAtEnds;
    private int underWay;
    private int mostUnderWay;

    /** Outputs whose keys hold this text can neither be completed nor closed. */
    TroubledStore(ObjectStore store, String troubled) {
        this.store = store;
        this.troubled = troubled;
    }

    void refuseDeletes() {
        refusesDeletes = true;
    }

    /** Outputs in trouble can't even be ended. */
    void failAtEnds() {
        failsAtEnds = true;
    }

    /** From now on, or no more, nothing can be read or created. */
    void unavailable(boolean now) {
        unavailable = now;
    }

    /** From now on, or no more, small objects are created and the caller does not hear of it. */
    void loseAnswers(boolean now) {
        losesAnswers = now;
    }

    private void checkAvailable(ObjectKey key) throws IOException {
        if (unavailable) {
            throw new StoreUnavailableException("no answer about " + key, null);
        }
    }

    /** How many outputs had ended at a time and were not complete. */
    int mostUnderWay() {
        return mostUnderWay;
    }

    /** The keys of outputs that were never closed. */
    Set<ObjectKey> open() {
        return open;
    }

    @Override
    public ObjectOutput create(ObjectKey key) throws IOException {
        checkAvailable(key);
        ObjectOutput output = store.create(key);
        open.add(key);
        return new ObjectOutput() {
            @Override
            public void end() throws IOException {
                underWay++;
                mostUnderWay = Math.max(mostUnderWay, underWay);
                if (failsAtEnds) {
                    fail();
                }
                output.end();
            }

            @Override
            public void complete() throws IOException {
                underWay--;
                fail();
                output.complete();
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
            public void close() throws IOException {
                assertThat(open.remove(key)).as("%s is closed once", key).isTrue();
                output.close();
                fail();
            }

            private void fail() throws IOException {
                if (key.path().contains(troubled)) {
                    throw new IOException("no connection for " + key);
                }
            }
        };
    }

    @Override
    public void delete(Collection<ObjectKey> keys) throws IOException {
        if (refusesDeletes) {
            throw new IOException("deletes are refused");
        }
        store.delete(keys);
    }

    @Override
    public URI root() {
        return store.root();
    }

    @Override
    public boolean createIfAbsent(ObjectKey key, byte[] content) throws IOException {
        checkAvailable(key);
        boolean created = store.createIfAbsent(key, content);
        if (losesAnswers) {
            throw new StoreUnavailableException("no answer about " + key, null);
        }
        return created;
    }

    @Override
    public void put(ObjectKey key, byte[] content) throws IOException {
        store.put(key, content);
    }

    @Override
    public byte[] read(ObjectKey key) throws IOException {
        checkAvailable(key);
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
    public int removeUnfinished(String prefix, Instant before) throws IOException {
        return store.removeUnfinished(prefix, before);
    }

    @Override
    public void close() {
        store.close();
    }
}
