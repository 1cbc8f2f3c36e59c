// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.lake.log.TopicLog;
import dev.songstreams.lake.store.ObjectStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Puts small files together: who flushes every two minutes makes 720 files a day and zone, and readers of many small files are
 * slow. Rows stay what they are, day by day and zone by zone, and no type is needed. Each step is one entry of the lake's log, so at
 * every moment each record is there once, whatever is killed and whoever works beside it. A warehouse that has the rows is not loaded
 * anew. The files that were put together stay in the store until {@link dev.songstreams.lake.log.LakeVacuum} removes them. Used by
 * one thread; the store is the caller's to close.
 *
 * <pre>{@code
 * CompactionReport report = LakeCompaction.builder(store).build().compact("purchases");
 * }</pre>
 */
public final class LakeCompaction {
    /** 128 MiB, in which engines and Redshift's slices find work enough. */
    public static final long DEFAULT_FILE_BYTES = 128L << 20;

    /** A week: who compacts daily has done the rest. */
    public static final Duration DEFAULT_AGE = Duration.ofDays(7);

    /** A compaction that is overtaken so often has somebody working against it. */
    private static final int MAX_OVERTAKEN = 100;

    private final ObjectStore store;
    private final Clock clock;
    private final Duration age;
    private final long fileBytes;
    private final boolean dryRun;

    private LakeCompaction(Builder settings) {
        this.store = settings.store;
        this.clock = settings.clock;
        this.age = settings.age;
        this.fileBytes = settings.fileBytes;
        this.dryRun = settings.dryRun;
    }

    /** Settings for the lake under that root. */
    public static Builder builder(ObjectStore store) {
        return new Builder(store);
    }

    /**
     * Puts a topic's small files together, where at least four make one. The files of an entry go together; those of former topics of
     * that name stay as they are.
     *
     * @throws RewriteException if others are faster again and again; entries committed before stand
     * @throws IOException if the store fails or a file is damaged; entries committed before stand
     */
    public CompactionReport compact(String topic) throws IOException {
        CompactionReport done = CompactionReport.NOTHING;
        while (done.overtaken() < MAX_OVERTAKEN) {
            List<LogEntry> entries = entries(topic);
            if (entries.isEmpty()) {
                return done;
            }
            TopicHistory history = new TopicHistory(entries);
            Compactor compactor = new Compactor(store, topic, history.newest(), clock);
            boolean overtaken = false;
            for (CompactionUnit unit : new CompactionPlan(history, fileBytes).units()) {
                Optional<LogEntry> entry = dryRun ? Optional.empty() : compactor.compact(unit);
                overtaken = !dryRun && entry.isEmpty();
                if (overtaken) {
                    break;
                }
                done = done.plus(report(unit, entry));
            }
            if (!overtaken) {
                return done;
            }
            done = done.overtakenOnceMore();
        }
        throw new RewriteException(
                topic + " in " + store.root() + ": another compaction, redrive, replay or sweep was faster "
                        + MAX_OVERTAKEN + " times; " + done.entries().size()
                        + " entries were committed. Let one of them end before the next begins");
    }

    private List<LogEntry> entries(String topic) throws IOException {
        TopicLog log = new TopicLog(store, topic);
        Instant since = age.compareTo(Builder.ALL) < 0 ? clock.instant().minus(age) : Instant.MIN;
        return log.entriesAfter(since.equals(Instant.MIN) ? 0 : log.newestWrittenUpTo(since));
    }

    private static CompactionReport report(CompactionUnit unit, Optional<LogEntry> entry) {
        List<DataFile> removed = unit.removed();
        return new CompactionReport(
                removed.stream().mapToLong(DataFile::rows).sum(),
                removed.size(),
                unit.merges().size(),
                removed.stream().mapToLong(DataFile::bytes).sum(),
                entry.stream()
                        .flatMap(made -> made.added().stream())
                        .mapToLong(DataFile::bytes)
                        .sum(),
                entry.map(LogEntry::sequence).stream().toList(),
                0);
    }

    /** Settings of a {@link LakeCompaction}; checked as they are given. */
    public static final class Builder {
        private static final Duration ALL = Duration.ofSeconds(Long.MAX_VALUE);

        private final ObjectStore store;
        private Clock clock = Clock.systemUTC();
        private Duration age = DEFAULT_AGE;
        private long fileBytes = DEFAULT_FILE_BYTES;
        private boolean dryRun;

        private Builder(ObjectStore store) {
            this.store = store;
        }

        /** The system's by default; what entries of the log are dated by, and their age is told by. */
        public Builder clock(Clock used) {
            clock = used;
            return this;
        }

        /**
         * How long ago files may have been committed; by default {@link #DEFAULT_AGE}. The log is read so far back, and what is older
         * stays as it is.
         */
        public Builder age(Duration longest) {
            if (longest.isNegative() || longest.isZero()) {
                throw new IllegalArgumentException("files of some age are compacted, not of " + longest);
            }
            age = longest;
            return this;
        }

        /** Files of all ages, and so the whole log is read. */
        public Builder ofAllAges() {
            age = ALL;
            return this;
        }

        /** About how long new files are to be; files that are half as long, in the mean of an entry, stay. By default {@link #DEFAULT_FILE_BYTES}. */
        public Builder fileBytes(long bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("fileBytes, at least 1, not " + bytes);
            }
            fileBytes = bytes;
            return this;
        }

        /** Whether only to say what would be done; by default it is done. */
        public Builder dryRun(boolean only) {
            dryRun = only;
            return this;
        }

        /** The compaction, which does nothing yet. */
        public LakeCompaction build() {
            return new LakeCompaction(this);
        }
    }
}
