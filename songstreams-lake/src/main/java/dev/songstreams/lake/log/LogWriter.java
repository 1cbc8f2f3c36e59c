// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.core.row.RowSchema;
import dev.songstreams.core.sink.CoveredOffsets;
import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.core.sink.TopicIdentity;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits to the log of one topic: the protocol of docs/design/lake-log.md. Of any number of writers, in any number of
 * processes, each position is moved over by exactly one. Thread-safe; one commit at a time.
 */
public final class LogWriter {
    private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);

    private static final CoveredOffsets NO_OFFSETS = CoveredOffsets.of(Map.of());

    /** Before the second attempt to write an entry; doubled before each further one. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    private final TopicLog log;
    private final TopicIdentity topic;
    private final Map<Zone, RowSchema> schemas;
    private final Publisher publisher;
    private final Clock clock;
    /** Written under the lock; read without it by {@link #base}, which must never wait for a commit. */
    private volatile @Nullable LogEntry newest;

    /**
     * A writer to a topic's log.
     *
     * @param schemas the columns of each zone it writes
     * @throws LakeConflictException if the log is of another topic of that name, or of other zones or columns
     */
    public LogWriter(TopicLog log, TopicIdentity topic, Map<Zone, RowSchema> schemas, Clock clock) throws IOException {
        this(log, topic, schemas, clock, FIRST_PAUSE);
    }

    LogWriter(TopicLog log, TopicIdentity topic, Map<Zone, RowSchema> schemas, Clock clock, Duration firstPause)
            throws IOException {
        this.log = log;
        this.topic = topic;
        this.schemas = Map.copyOf(schemas);
        this.publisher = new Publisher(log, firstPause);
        this.clock = clock;
        refresh();
    }

    /** Where each partition stands, read anew. */
    public synchronized Map<Integer, Long> positions() throws IOException {
        refresh();
        return newest == null ? Map.of() : newest.positions();
    }

    /**
     * The sequence that a batch which begins now has read: the newest this writer knows. Never waits and asks nobody, for a
     * poll loop calls it. One that is old costs no more than a batch, if a sweep comes between.
     */
    public long base() {
        LogEntry known = newest;
        return known == null ? 0 : known.sequence();
    }

    /** Gives positions to the partitions that have none, and returns all positions. */
    public synchronized Map<Integer, Long> startAt(Map<Integer, Long> first) throws IOException {
        while (true) {
            Map<Integer, Long> positions = new TreeMap<>(first);
            if (newest != null) {
                positions.putAll(newest.positions());
                if (newest.positions().equals(positions)) {
                    return positions;
                }
            }
            publish(next(List.of(), NO_OFFSETS, positions, fence()));
        }
    }

    /**
     * Commits a batch.
     *
     * @param base the {@link #base} when it was begun
     */
    public synchronized Outcome commit(long base, List<DataFile> added, CoveredOffsets offsets) throws IOException {
        int conflicts = 0;
        Map<Integer, OffsetRange> ranges = offsets.ranges();
        while (true) {
            String obstacle = obstacle(base, ranges);
            if (obstacle != null) {
                return new Outcome(null, obstacle, conflicts, newest == null ? Map.of() : newest.positions());
            }
            Map<Integer, Long> positions = new HashMap<>(newest == null ? Map.of() : newest.positions());
            ranges.forEach((partition, range) -> positions.put(partition, range.to()));
            LogEntry entry = next(added, offsets, positions, fence());
            if (publish(entry)) {
                hint(entry);
                return new Outcome(entry, null, conflicts, entry.positions());
            }
            conflicts++;
        }
    }

    /**
     * Commits a fence: no batch with a base below {@code minBase} can be committed from then on.
     *
     * @param minBase the fence, or -1 for the fence's own sequence
     */
    public synchronized LogEntry fenceAt(long minBase) throws IOException {
        refresh();
        while (true) {
            Map<Integer, Long> positions = newest == null ? Map.of() : newest.positions();
            long sequence = newest == null ? 1 : newest.sequence() + 1;
            LogEntry entry =
                    next(List.of(), NO_OFFSETS, positions, Math.max(fence(), minBase < 0 ? sequence : minBase));
            if (publish(entry)) {
                return entry;
            }
        }
    }

    /**
     * What became of a commit.
     *
     * @param entry the entry, or null if the batch was superseded
     * @param obstacle why it was superseded, or null
     * @param conflicts how often another writer was first
     * @param positions where each partition stands now
     */
    public record Outcome(
            @Nullable LogEntry entry, @Nullable String obstacle, int conflicts, Map<Integer, Long> positions) {}

    /** Why the batch can't follow the newest entry, or null if it can. */
    private @Nullable String obstacle(long base, Map<Integer, OffsetRange> ranges) {
        if (base < fence()) {
            return "a sweep set the fence to " + fence() + ", above the batch's base " + base;
        }
        for (Map.Entry<Integer, OffsetRange> range : ranges.entrySet()) {
            Long stands = newest == null ? null : newest.positions().get(range.getKey());
            if (stands == null || stands != range.getValue().from()) {
                return "partition " + range.getKey() + " of " + log.topic() + " stands at " + stands
                        + ", but the batch begins at " + range.getValue().from();
            }
        }
        return null;
    }

    /** The commit stands whether or not the hint does: without it the next start lists a little more. */
    private void hint(LogEntry entry) {
        try {
            log.writeHint(entry.sequence());
        } catch (IOException e) {
            LOG.warn("the hint of {} was not written: {}", log.topic(), e.getMessage());
        }
    }

    private boolean publish(LogEntry entry) throws IOException {
        LogEntry winner = publisher.publish(entry);
        accept(winner);
        return winner.id().equals(entry.id());
    }

    private void refresh() throws IOException {
        LogEntry read = log.newest().orElse(null);
        if (newest != null && (read == null || read.sequence() < newest.sequence())) {
            throw new LakeFormatException(
                    "the log of " + log.topic() + " had " + newest.sequence() + " entries and has "
                            + (read == null ? 0 : read.sequence()) + " now; log objects must never be removed");
        }
        if (read != null) {
            accept(read);
        }
    }

    private void accept(LogEntry entry) {
        checkAgrees(entry);
        newest = entry;
    }

    private void checkAgrees(LogEntry entry) {
        if (!entry.topicId().equals(topic.topicId())) {
            throw new LakeConflictException(
                    "the topic " + topic.name() + " was deleted and created again: the lake has it"
                            + " with the id " + entry.topicId() + ", Kafka with " + topic.topicId()
                            + "; its offsets mean other records now. Write to another lake, or under another topic name");
        }
        if (!entry.schemas().keySet().equals(schemas.keySet())) {
            throw new LakeConflictException("the topic " + topic.name() + " has the zones "
                    + entry.schemas().keySet() + " in the lake, but this writer fills " + schemas.keySet());
        }
        for (Map.Entry<Zone, RowSchema> zone : entry.schemas().entrySet()) {
            RowSchema ours = Objects.requireNonNull(schemas.get(zone.getKey()), "the key sets are equal");
            if (!ours.isPrefixOf(zone.getValue()) && !zone.getValue().isPrefixOf(ours)) {
                throw new LakeConflictException("the columns of " + topic.name() + " in zone "
                        + zone.getKey().folder() + " are " + zone.getValue().columns()
                        + " in the lake, but this writer's are "
                        + ours.columns() + "; columns can only be appended");
            }
        }
    }

    private LogEntry next(List<DataFile> added, CoveredOffsets offsets, Map<Integer, Long> positions, long minBase) {
        return new LogEntry(
                newest == null ? 1 : newest.sequence() + 1,
                UUID.randomUUID().toString(),
                newest == null ? null : newest.id(),
                clock.instant(),
                topic.topicId(),
                added,
                List.of(),
                offsets.ranges(),
                offsets.gaps(),
                Map.of(),
                positions,
                longerSchemas(),
                minBase,
                Set.of());
    }

    /** A writer that knows fewer columns must not take them away again. */
    private Map<Zone, RowSchema> longerSchemas() {
        Map<Zone, RowSchema> longer = new HashMap<>(schemas);
        if (newest != null) {
            newest.schemas()
                    .forEach((zone, theirs) ->
                            longer.computeIfPresent(zone, (same, ours) -> theirs.size() > ours.size() ? theirs : ours));
        }
        return longer;
    }

    private long fence() {
        return newest == null ? 0 : newest.minBase();
    }
}
