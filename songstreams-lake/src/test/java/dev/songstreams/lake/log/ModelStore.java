// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.lake.log.ModelActor.Ask;
import dev.songstreams.lake.log.ModelWorld.Kind;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectOutput;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.ObjectSummary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One actor's view of the store of a model. Each request whose outcome others can change, or that others can see, is a step;
 * what can't matter to the order, such as reading an entry that is there for good, is none.
 */
class ModelStore implements ObjectStore {
    private final ModelWorld world;
    private final @Nullable ModelActor actor;

    /** For an actor, or null for one that nobody disturbs. */
    ModelStore(ModelWorld world, @Nullable ModelActor actor) {
        this.world = world;
        this.actor = actor;
    }

    /** Another for the same actor. */
    ModelStore(ModelStore same) {
        this(same.world, same.actor);
    }

    private Kind step(String text, boolean creates) {
        return actor == null ? Kind.GO : actor.next(new Ask(text, creates, false));
    }

    private void saw(String what) {
        if (actor != null) {
            actor.saw(what);
        }
    }

    private String name() {
        return actor == null ? "nobody" : actor.name();
    }

    @Override
    public URI root() {
        return URI.create("memory://model");
    }

    @Override
    public boolean createIfAbsent(ObjectKey key, byte[] content) throws IOException {
        Kind kind = step("creates " + key.name(), true);
        try {
            boolean created = world.create(name(), key, content, kind);
            saw("created " + created);
            return created;
        } catch (IOException e) {
            saw("unknown");
            throw e;
        }
    }

    @Override
    public void put(ObjectKey key, byte[] content) {
        step("stores " + key.name(), false);
        world.put(name(), key, content);
        saw("stored");
    }

    @Override
    public byte[] read(ObjectKey key) throws IOException {
        return world.read(this, key);
    }

    @Override
    public Stream<ObjectSummary> list(String prefix, @Nullable ObjectKey startAfter) {
        if (!prefix.startsWith(LakeLayout.CHECKPOINTS)) {
            step("lists " + prefix, false);
        }
        List<ObjectSummary> found = world.objects().entrySet().stream()
                .filter(entry -> entry.getKey().path().startsWith(prefix))
                .filter(entry -> startAfter == null || entry.getKey().compareTo(startAfter) > 0)
                .map(entry -> new ObjectSummary(entry.getKey(), entry.getValue().length, Instant.EPOCH))
                .toList();
        saw("listed " + found.stream().map(ObjectSummary::key).toList());
        return found.stream();
    }

    @Override
    public void delete(Collection<ObjectKey> keys) {
        if (!keys.isEmpty()) {
            step("deletes " + keys.size(), false);
            keys.forEach(world.objects()::remove);
            saw("deleted");
        }
    }

    @Override
    public int removeUnfinished(String prefix, Instant before) {
        return 0;
    }

    @Override
    public InputStream open(ObjectKey key) throws IOException {
        return new ByteArrayInputStream(read(key));
    }

    @Override
    public ObjectOutput create(ObjectKey key) {
        throw new UnsupportedOperationException("files are small here");
    }

    @Override
    public void close() {}
}
