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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

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
        List<ObjectKey> found = new ArrayList<>(listed(LakeLayout.checkpoint(log.topic(), after, "~")).stream()
                .map(ObjectSummary::key)
                .filter(key -> LakeLayout.checkpointSequence(key) <= upTo)
                .toList());
        Collections.reverse(found);
        return found;
    }

    /** All checkpoints, the oldest first, as the store lists them. Nothing is checked. */
    List<ObjectSummary> listed() throws IOException {
        return listed(null);
    }

    private List<ObjectSummary> listed(@Nullable ObjectKey behind) throws IOException {
        try (Stream<ObjectSummary> listed = store.list(LakeLayout.checkpointPrefix(log.topic()), behind)) {
            return listed.filter(each -> LakeLayout.checkpointSequence(each.key()) > 0)
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** All segments, whether or not a checkpoint names them. */
    List<ObjectSummary> listedSegments() throws IOException {
        try (Stream<ObjectSummary> listed = store.list(LakeLayout.segmentPrefix(log.topic()), null)) {
            return listed.toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** What a checkpoint names, whatever the log says: none if it is gone, and empty if it can't be understood. */
    Optional<Set<ObjectKey>> segmentsOf(ObjectKey key) throws IOException {
        try {
            Checkpoint checkpoint = LogCodec.decode(store.read(key), Checkpoint.class, key);
            return checkpoint.features().isEmpty()
                    ? Optional.of(checkpoint.segments().stream()
                            .map(Checkpoint.Part::key)
                            .collect(Collectors.toSet()))
                    : Optional.empty();
        } catch (NoSuchObjectException e) {
            return Optional.of(Set.of());
        } catch (LakeFormatException e) {
            return Optional.empty();
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
     * @throws LostSegmentException if it is not there, or not what the checkpoint says it is
     */
    Segment read(Checkpoint.Part part) throws IOException {
        byte[] content;
        try {
            content = store.read(part.key());
        } catch (NoSuchObjectException e) {
            throw new LostSegmentException("the segment " + part.key() + " is gone", e);
        }
        if (!crc(content).equals(part.crc32c())) {
            throw new LostSegmentException(
                    part.key() + " is damaged: its CRC32C is " + crc(content) + ", not " + part.crc32c(), null);
        }
        Segment segment = decode(content, part.key());
        if (segment.from() != part.from() || segment.to() != part.to() || segment.size() != part.size()) {
            throw new LostSegmentException(part.key() + " is another segment than the checkpoint says", null);
        }
        return segment;
    }

    private static Segment decode(byte[] content, ObjectKey key) throws LostSegmentException {
        try {
            return LogCodec.decode(content, Segment.class, key);
        } catch (LakeFormatException e) {
            throw new LostSegmentException(String.valueOf(e.getMessage()), e);
        }
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
