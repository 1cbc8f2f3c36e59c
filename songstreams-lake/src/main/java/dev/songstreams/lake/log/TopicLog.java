// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.lake.store.NoSuchObjectException;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.ObjectSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The log of one topic as objects: reads entries and creates them, and knows nothing of what they mean. Thread-safe. */
public final class TopicLog {
    private static final int SHARD = 0;
    /** Written once in so many entries: a stale hint costs a longer listing, nothing else. */
    private static final int HINT_EVERY = 16;

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

    /** The newest entry, or empty if the topic has no log. */
    public Optional<LogEntry> newest() throws IOException {
        long hint = hint();
        // The hinted entry itself is listed too: if it is not there, the hint is ahead of a log that was restored.
        long newest = newestSequence(hint - 1);
        if (newest < hint) {
            newest = newestSequence(0);
        }
        return newest == 0 ? Optional.empty() : Optional.of(read(newest));
    }

    /**
     * The entries behind a sequence, in order, each checked to follow the one before.
     *
     * @param sequence 0 for all
     */
    public List<LogEntry> entriesAfter(long sequence) throws IOException {
        List<LogEntry> entries = new ArrayList<>();
        long expected = sequence + 1;
        for (long found : sequencesAfter(sequence)) {
            if (found != expected) {
                throw new LakeFormatException("the log of " + topic + " has no entry " + expected + " but has " + found
                        + "; log objects must never be removed");
            }
            LogEntry entry = read(found);
            checkFollows(entries.isEmpty() ? null : entries.get(entries.size() - 1), entry);
            entries.add(entry);
            expected++;
        }
        return entries;
    }

    /** The entries behind one sequence up to another, each checked to follow the one before. */
    List<LogEntry> entries(long after, long upTo) throws IOException {
        List<LogEntry> entries = new ArrayList<>();
        for (long sequence = after + 1; sequence <= upTo; sequence++) {
            LogEntry entry = read(sequence);
            checkFollows(entries.isEmpty() ? null : entries.get(entries.size() - 1), entry);
            entries.add(entry);
        }
        return entries;
    }

    /** The entry of that sequence. */
    public LogEntry read(long sequence) throws IOException {
        ObjectKey key = LakeLayout.entry(topic, SHARD, sequence);
        return LogCodec.entry(store.read(key), key, sequence);
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

    private long hint() throws IOException {
        try {
            String text = new String(store.read(LakeLayout.hint(topic, SHARD)), StandardCharsets.US_ASCII);
            return Math.max(1, Long.parseLong(text));
        } catch (NoSuchObjectException | NumberFormatException e) {
            // No hint, or a damaged one: never trusted anyway.
            return 1;
        }
    }

    private long newestSequence(long after) throws IOException {
        List<Long> sequences = sequencesAfter(after);
        return sequences.isEmpty() ? 0 : sequences.get(sequences.size() - 1);
    }

    private List<Long> sequencesAfter(long sequence) throws IOException {
        @Nullable ObjectKey startAfter = sequence <= 0 ? null : LakeLayout.entry(topic, SHARD, sequence);
        try (Stream<ObjectSummary> listed = store.list(LakeLayout.logFolder(topic, SHARD), startAfter)) {
            return listed.map(summary -> LakeLayout.sequence(summary.key()))
                    .filter(found -> found > 0)
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void checkFollows(@Nullable LogEntry before, LogEntry entry) throws LakeFormatException {
        if (before != null && !before.id().equals(entry.previous())) {
            throw new LakeFormatException("entry " + entry.sequence() + " of " + topic + " does not follow entry "
                    + before.sequence() + " but " + entry.previous() + "; the log was edited or mixed up");
        }
    }
}
