// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.lake.store.NoSuchObjectException;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.ObjectSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** A topic's checkpoints and segments as objects. What is damaged is as good as not there. Thread-safe. */
final class CheckpointStore {
    /** How far before the newest entry the newest checkpoint is looked for first. */
    private static final long NEAR = 4096;

    private final ObjectStore store;
    private final TopicLog log;

    CheckpointStore(ObjectStore store, TopicLog log) {
        this.store = store;
        this.log = log;
    }

    /** The sequences of the checkpoints up to one, the newest first, as far as they may matter. Nothing is checked. */
    List<ObjectKey> upTo(long sequence) throws IOException {
        List<ObjectKey> near = listed(Math.max(0, sequence - NEAR), sequence);
        return near.isEmpty() && sequence > NEAR ? listed(0, sequence) : near;
    }

    /** The same, but of all. */
    List<ObjectKey> all() throws IOException {
        return listed(0, Long.MAX_VALUE);
    }

    private List<ObjectKey> listed(long after, long upTo) throws IOException {
        ObjectKey behind = LakeLayout.checkpoint(log.topic(), after, "~");
        try (Stream<ObjectSummary> keys = store.list(LakeLayout.checkpointPrefix(log.topic()), behind)) {
            List<ObjectKey> found = new ArrayList<>(keys.map(ObjectSummary::key)
                    .filter(key -> LakeLayout.checkpointSequence(key) > 0)
                    .filter(key -> LakeLayout.checkpointSequence(key) <= upTo)
                    .toList());
            Collections.reverse(found);
            return found;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** A checkpoint if it is whole and stands for an entry that the log has; empty if not. */
    Optional<Checkpoint> read(ObjectKey key) throws IOException {
        try {
            Checkpoint checkpoint = LogCodec.decode(store.read(key), Checkpoint.class, key);
            boolean fits = checkpoint.sequence() == LakeLayout.checkpointSequence(key)
                    && checkpoint.isWhole()
                    && log.read(checkpoint.sequence()).id().equals(checkpoint.entryId());
            return fits ? Optional.of(checkpoint) : Optional.empty();
        } catch (NoSuchObjectException | LakeFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * A segment.
     *
     * @throws LakeFormatException if it is not there, or not what the checkpoint says it is
     */
    Segment read(Checkpoint.Part part) throws IOException {
        byte[] content;
        try {
            content = store.read(part.key());
        } catch (NoSuchObjectException e) {
            throw new LakeFormatException("the segment " + part.key() + " is gone", e);
        }
        if (!crc(content).equals(part.crc32c())) {
            throw new LakeFormatException(
                    part.key() + " is damaged: its CRC32C is " + crc(content) + ", not " + part.crc32c());
        }
        Segment segment = LogCodec.decode(content, Segment.class, part.key());
        if (segment.from() != part.from() || segment.to() != part.to() || segment.size() != part.size()) {
            throw new LakeFormatException(part.key() + " is another segment than the checkpoint says");
        }
        return segment;
    }

    /** Stores a segment that a checkpoint for an entry names. */
    Checkpoint.Part write(Segment segment, String entryId) throws IOException {
        ObjectKey key = LakeLayout.segment(log.topic(), segment.from(), segment.to(), entryId);
        byte[] content = LogCodec.encode(segment);
        // If it is there already, it is the same: its name says of which stretch it is, and as of which entry.
        store.createIfAbsent(key, content);
        return new Checkpoint.Part(key, segment.from(), segment.to(), segment.size(), crc(content));
    }

    void write(Checkpoint checkpoint) throws IOException {
        ObjectKey key = LakeLayout.checkpoint(log.topic(), checkpoint.sequence(), checkpoint.entryId());
        store.createIfAbsent(key, LogCodec.encode(checkpoint));
    }

    private static String crc(byte[] content) {
        CRC32C crc = new CRC32C();
        crc.update(content);
        return String.format("%08x", crc.getValue());
    }
}
