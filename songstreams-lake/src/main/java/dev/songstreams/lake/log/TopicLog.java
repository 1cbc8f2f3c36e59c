// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.lake.store.NoSuchObjectException;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.ObjectSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The log of one topic as objects: reads entries and creates them, and knows nothing of what they mean. Thread-safe. */
public final class TopicLog {
    private static final int SHARD = 0;
    /** Written once in so many entries: a stale hint costs a longer listing, nothing else. */
    private static final int HINT_EVERY = 16;
    /** How often it is listed until a hole is believed. */
    private static final int MOST_LISTINGS = 3;
    /** So many entries are read one by one: threads would take longer to begin. */
    private static final int FEW = 16;
    /** What S3 lists in one answer. */
    private static final int PAGE = 1000;

    private final ObjectStore store;
    private final String topic;

    /** The log of a topic in the lake under that root. */
    public TopicLog(ObjectStore store, String topic) {
        this.store = store;
        this.topic = topic;
    }

    /** The topic's name. */
    public String topic() {
        return topic;
    }

    /**
     * The newest entry, or empty if the topic has no log. Where to begin to look for it is said by the hint or, if that is lost
     * or ahead of a log that was put back, by the checkpoints; neither is trusted.
     */
    public Optional<LogEntry> newest() throws IOException {
        OptionalLong hint = hint();
        if (hint.isEmpty()) {
            return last(sequencesWithoutHint());
        }
        List<Long> found = sequencesAfter(hint.getAsLong() - 1);
        return last(found.isEmpty() ? sequencesAfterACheckpoint() : found);
    }

    /**
     * The newest entry, or empty if the topic has no log, for one who has read so far: it is looked for there first.
     *
     * @param known the sequence of an entry that was there, or 0 if there was none
     */
    Optional<LogEntry> newest(long known) throws IOException {
        List<Long> found = sequencesAfter(known - 1);
        return found.isEmpty() && known > 0 ? newest() : last(found);
    }

    private Optional<LogEntry> last(List<Long> sequences) throws IOException {
        return sequences.isEmpty() ? Optional.empty() : Optional.of(read(sequences.get(sequences.size() - 1)));
    }

    /** A log without a hint is young: one page of a listing holds it, unless the hint was lost. */
    private List<Long> sequencesWithoutHint() throws IOException {
        List<Long> first = sequencesAfter(0, PAGE);
        return first.size() < PAGE ? first : sequencesAfterACheckpoint();
    }

    /** Tries checkpoints further and further back until there is an entry behind one. */
    private List<Long> sequencesAfterACheckpoint() throws IOException {
        List<ObjectKey> checkpoints = new CheckpointStore(store, this).all();
        for (int back = 1; back <= checkpoints.size(); back *= 2) {
            List<Long> found = sequencesAfter(LakeLayout.checkpointSequence(checkpoints.get(back - 1)) - 1);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return sequencesAfter(0);
    }

    /**
     * The entries behind a sequence, in order, each checked to follow the one before.
     *
     * @param sequence 0 for all
     */
    public List<LogEntry> entriesAfter(long sequence) throws IOException {
        List<Long> sequences = sequencesAfter(sequence);
        return entries(sequence, null, sequence + sequences.size());
    }

    /**
     * The entries behind one sequence up to another, which must be there, in order, each checked to follow the one before.
     *
     * @param after 0 to begin with the first
     */
    public List<LogEntry> entries(long after, long upTo) throws IOException {
        return entries(after, null, upTo);
    }

    /**
     * The entries behind one sequence up to another, each checked to follow the one before.
     *
     * @param afterId the id of the entry that they follow, or null if it is not known
     */
    List<LogEntry> entries(long after, @Nullable String afterId, long upTo) throws IOException {
        if (upTo - after <= FEW) {
            return entries(this::readPresent, after, afterId, upTo);
        }
        try (EntriesAhead ahead = new EntriesAhead(this::readPresent, after + 1, upTo)) {
            return entries(sequence -> ahead.next(), after, afterId, upTo);
        }
    }

    private List<LogEntry> entries(EntriesAhead.Reader reader, long after, @Nullable String afterId, long upTo)
            throws IOException {
        List<LogEntry> entries = new ArrayList<>();
        LogEntry before = null;
        for (long sequence = after + 1; sequence <= upTo; sequence++) {
            LogEntry entry = reader.read(sequence);
            checkFollows(before == null ? afterId : before.id(), entry);
            before = before == null ? entry : entry.withSchemasOf(before);
            entries.add(before);
        }
        return entries;
    }

    /**
     * The sequence of the newest entry that was written by then, or 0 if there is none. Writers' clocks may differ; who asks leaves
     * room for that.
     */
    public long newestWrittenUpTo(Instant instant) throws IOException {
        long low = 0;
        long high = newest().map(LogEntry::sequence).orElse(0L);
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            if (read(middle).writtenAt().isAfter(instant)) {
                high = middle - 1;
            } else {
                low = middle;
            }
        }
        return low;
    }

    /** The log's checkpoints. */
    Checkpoints checkpoints() {
        return new Checkpoints(this, new CheckpointStore(store, this));
    }

    private LogEntry readPresent(long sequence) throws IOException {
        try {
            return read(sequence);
        } catch (NoSuchObjectException e) {
            throw new LakeFormatException(
                    "the log of " + topic + " has no entry " + sequence + "; log objects must never be removed", e);
        }
    }

    /** The entry of that sequence. */
    public LogEntry read(long sequence) throws IOException {
        ObjectKey key = LakeLayout.entry(topic, SHARD, sequence);
        LogEntry entry = LogCodec.entry(store.read(key), key, sequence);
        String problem = EntryCheck.problem(topic, entry);
        if (problem != null) {
            throw new LakeFormatException(key + " is damaged: " + problem + "; it was edited, or is of another topic");
        }
        return entry;
    }

    /** Creates an entry; false if there is one of its sequence already. */
    boolean create(LogEntry entry) throws IOException {
        return store.createIfAbsent(LakeLayout.entry(topic, SHARD, entry.sequence()), LogCodec.encode(entry));
    }

    /** Notes how far the log is, for quicker starts; skipped for most entries. */
    void writeHint(long sequence) throws IOException {
        if (sequence % HINT_EVERY == 0) {
            store.put(LakeLayout.hint(topic, SHARD), Long.toString(sequence).getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** Empty if there is none. */
    private OptionalLong hint() throws IOException {
        try {
            String text = new String(store.read(LakeLayout.hint(topic, SHARD)), StandardCharsets.US_ASCII);
            return OptionalLong.of(Long.parseLong(text));
        } catch (NoSuchObjectException e) {
            return OptionalLong.empty();
        } catch (NumberFormatException e) {
            // A damaged one is as good as one far ahead.
            return OptionalLong.of(Long.MAX_VALUE);
        }
    }

    /** The sequences of the entries behind one, checked to follow each other without a hole. */
    private List<Long> sequencesAfter(long sequence) throws IOException {
        return sequencesAfter(sequence, Long.MAX_VALUE);
    }

    /** The same, but no more than so many. */
    private List<Long> sequencesAfter(long sequence, long atMost) throws IOException {
        long after = Math.max(0, sequence);
        @Nullable ObjectKey startAfter = after == 0 ? null : LakeLayout.entry(topic, SHARD, after);
        for (int attempt = 1; ; attempt++) {
            List<Long> sequences = listed(startAfter, atMost);
            int hole = 0;
            while (hole < sequences.size() && sequences.get(hole) == after + 1 + hole) {
                hole++;
            }
            if (hole == sequences.size()) {
                return sequences;
            }
            // A directory that is listed while two entries are created may show the later one alone.
            if (attempt == MOST_LISTINGS) {
                throw new LakeFormatException("the log of " + topic + " has no entry " + (after + 1 + hole)
                        + " but has " + sequences.get(hole) + "; log objects must never be removed");
            }
        }
    }

    private List<Long> listed(@Nullable ObjectKey startAfter, long atMost) throws IOException {
        try (Stream<ObjectSummary> listed = store.list(LakeLayout.logFolder(topic, SHARD), startAfter)) {
            return listed.map(summary -> LakeLayout.sequence(summary.key()))
                    .filter(found -> found > 0)
                    .limit(atMost)
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void checkFollows(@Nullable String before, LogEntry entry) throws LakeFormatException {
        if (before != null && !before.equals(entry.previous())) {
            throw new LakeFormatException(
                    "entry " + entry.sequence() + " of " + topic + " does not follow the entry with the id " + before
                            + " but " + entry.previous() + "; the log was edited or mixed up");
        }
    }
}
