// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.core.row.RowSchema;
import dev.songstreams.core.sink.CoveredOffsets;
import dev.songstreams.core.sink.TopicIdentity;
import dev.songstreams.lake.log.LogCommit.Outcome;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits to the log of one topic: the protocol of docs/design/lake-log.md. Of any number of writers, in any number of
 * processes, each position is moved over by exactly one. Thread-safe; one commit at a time. What was sent and has no known
 * outcome is settled before anything else is done.
 */
public final class LogWriter {
    private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);

    private final TopicLog log;
    private final WriterTerms terms;
    private final Publisher publisher;
    private final LogTail tail;
    private final Clock clock;
    private @Nullable LogCommit unsettled;

    /**
     * A writer to a topic's log that refuses another topic of that name.
     *
     * @param schemas the columns of each zone it writes
     * @throws LakeConflictException if the log is of another topic of that name, or of other zones or columns. Columns may be appended
     *     to the log's, or be fewer; text may be longer
     */
    public LogWriter(TopicLog log, TopicIdentity topic, Map<Zone, RowSchema> schemas, Clock clock) throws IOException {
        this(log, new TopicTerms(topic, schemas), clock);
    }

    LogWriter(TopicLog log, WriterTerms terms, Clock clock) throws IOException {
        this(new LogTail(log), terms, clock);
    }

    private LogWriter(LogTail tail, WriterTerms terms, Clock clock) {
        this.log = tail.log();
        this.terms = terms;
        this.publisher = new Publisher(log);
        this.tail = tail;
        this.clock = clock;
        LogEntry newest = tail.state().newest();
        if (newest != null) {
            terms.checkBeginning(newest);
        }
    }

    /**
     * A writer to a topic's log. A topic that had zone raw alone gets zone clean by it, before any record.
     *
     * @param recreated what to do if the log is of another topic of that name
     * @throws LakeConflictException if it is refused, or the log is of other zones or columns
     */
    public static LogWriter open(
            TopicLog log, TopicIdentity topic, Map<Zone, RowSchema> schemas, Clock clock, RecreatedTopic recreated)
            throws IOException {
        TopicTerms terms = new TopicTerms(topic, schemas);
        LogTail tail = new LogTail(log);
        LogEntry newest = tail.state().newest();
        if (recreated == RecreatedTopic.NEW_EPOCH
                && newest != null
                && !newest.topicId().equals(topic.topicId())) {
            terms.checkSchemas(newest);
            LogWriter any = new LogWriter(tail, WriterTerms.AS_FOUND, clock);
            any.commit(new LogCommit(any, new EpochChange(topic.topicId())));
        }
        LogWriter writer = new LogWriter(tail, terms, clock);
        if (tail.state().newest() != null) {
            // A topic that had zone raw alone: at once, as there may be nothing new to come, and others must know.
            writer.commit(new LogCommit(writer, new ZonesChange(schemas.keySet())));
        }
        return writer;
    }

    /** A writer that takes topic and columns as the log has them, for who changes neither. */
    public static LogWriter asFound(TopicLog log, Clock clock) throws IOException {
        return new LogWriter(log, WriterTerms.AS_FOUND, clock);
    }

    /** Where each partition stands, read anew. */
    public synchronized Map<Integer, Long> positions() throws IOException {
        settle();
        return refresh().positions();
    }

    /**
     * The sequence that a batch which begins now has read: the newest this writer knows. Never waits and asks nobody, for a
     * poll loop calls it. One that is old costs no more than a batch, if a sweep comes between.
     */
    public long base() {
        return tail.state().sequence();
    }

    /** Whether the log holds an earlier topic of that name; as far as this writer has read. */
    public boolean isAfterAnotherTopic() {
        return !tail.state().formerTopicIds().isEmpty();
    }

    /** Gives positions to the partitions that have none, and returns all positions. */
    public Map<Integer, Long> startAt(Map<Integer, Long> first) throws IOException {
        return commit(new LogCommit(this, new FirstPositions(first))).positions();
    }

    /**
     * A batch that is to be committed, as often as it takes to know what became of it.
     *
     * @param base the {@link #base} when it was begun
     */
    public LogCommit batch(long base, List<DataFile> added, CoveredOffsets offsets) {
        return new LogCommit(this, new BatchChange(log.topic(), base, List.copyOf(added), offsets));
    }

    /**
     * Commits a batch, once.
     *
     * @param base the {@link #base} when it was begun
     */
    public Outcome commit(long base, List<DataFile> added, CoveredOffsets offsets) throws IOException {
        return batch(base, added, offsets).commit();
    }

    /**
     * Files that are to take the place of others. It can be committed only while each file that it removes is in the lake: of
     * two rewrites of one file, one wins, and the other is told so and has to begin again with what is there then.
     */
    public LogCommit rewrite(Rewrite rewrite) {
        return new LogCommit(this, new RewriteChange(log, rewrite));
    }

    /**
     * Commits a fence: nothing with a base below {@code minBase} can be committed from then on.
     *
     * @param minBase the fence, or {@link FenceChange#OWN_SEQUENCE}
     */
    LogEntry fenceAt(long minBase) throws IOException {
        Outcome outcome = commit(new LogCommit(this, new FenceChange(minBase)));
        return Objects.requireNonNull(outcome.entry(), "a fence follows any entry");
    }

    synchronized Outcome commit(LogCommit commit) throws IOException {
        settle();
        Outcome outcome = commit.outcome();
        while (outcome == null) {
            LogState state = tail.state();
            String obstacle = commit.change().obstacle(state);
            if (obstacle != null || commit.change().isDone(state)) {
                return commit.endWithout(obstacle, state);
            }
            tail.checkStands();
            commit.send(commit.change().over(terms.draft(state)).entry(clock.instant()));
            unsettled = commit;
            settle();
            outcome = commit.outcome();
        }
        noteProgress(outcome);
        return outcome;
    }

    /** Finds out what became of the entry that was sent and has no known outcome: by sending it again, if its slot is free. */
    private void settle() throws IOException {
        LogCommit commit = unsettled;
        if (commit == null) {
            return;
        }
        LogEntry holder = publisher.publish(commit.sent());
        commit.settle(holder);
        unsettled = null;
        terms.check(holder);
        tail.accept(holder);
    }

    private LogState refresh() throws IOException {
        LogState read = tail.refresh();
        if (read.newest() != null) {
            terms.check(read.newest());
        }
        return read;
    }

    /** The commit stands whether or not hint and checkpoint do: without them the next reader reads a little more. */
    private void noteProgress(Outcome outcome) {
        LogEntry entry = outcome.entry();
        if (entry == null) {
            return;
        }
        try {
            log.writeHint(entry.sequence());
            log.checkpoints().after(entry);
        } catch (IOException e) {
            LOG.warn("entry {} of {} has no hint or checkpoint: {}", entry.sequence(), log.topic(), e.getMessage());
        }
    }
}
