// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.replay;

import dev.songstreams.core.sink.TopicIdentity;
import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LogCommit;
import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.lake.log.LogWriter;
import dev.songstreams.lake.log.TopicLog;
import dev.songstreams.lake.sink.DecodeTrial;
import dev.songstreams.lake.sink.RewriteFiles;
import dev.songstreams.lake.sink.RewriteTarget;
import dev.songstreams.lake.sink.StoredRecord;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Makes a unit's rows anew and commits them by one entry; or only tries what would become of them. */
final class Rewriter {
    private final RewriteTarget target;
    private final LogWriter log;
    private final LogEntry newest;
    private final RecordFiles files;
    private final long openBytes;

    Rewriter(ReplaySettings settings, RewriteTarget target, LogEntry newest) throws IOException {
        this.target = target;
        this.newest = newest;
        this.files = new RecordFiles(settings.store(), newest);
        this.openBytes = settings.openBytes();
        this.log = new LogWriter(
                new TopicLog(settings.store(), settings.topic()),
                new TopicIdentity(settings.topic(), newest.topicId(), ""),
                ModelCheck.schemas(target, newest),
                settings.clock());
    }

    /** Counts what would become of a unit's records. */
    void attempt(RewriteUnit unit, Tally tally) throws IOException {
        DecodeTrial trial = target.trial();
        feed(unit, tally, new OffsetSet.Builder(), (record, treatment) -> {
            if (treatment == RewriteUnit.Treatment.DECODE) {
                Optional.ofNullable(trial.reject(record)).ifPresent(tally::dead);
            }
        });
        check(unit, tally);
        tally.files(unit.removed().size(), 0);
    }

    /**
     * Replaces a unit's files.
     *
     * @return false if another was faster, and nothing has changed
     */
    boolean rewrite(RewriteUnit unit, Tally total) throws IOException {
        // Read anew, so that no sweep of long ago fences the new files off.
        log.positions();
        long base = log.base();
        Tally tally = new Tally();
        RewriteFiles written = target.begin(
                newest.topicId(), base, openBytes, (topic, partition, offset, rejection) -> tally.dead(rejection));
        OffsetSet.Builder met = new OffsetSet.Builder();
        List<DataFile> added;
        try {
            feed(unit, tally, met, (record, treatment) -> {
                if (treatment == RewriteUnit.Treatment.DECODE) {
                    written.decode(record);
                } else {
                    written.keep(record);
                }
            });
            check(unit, tally);
            added = written.finish();
        } catch (IOException | RuntimeException e) {
            discard(written, e);
            throw e;
        }
        // A failure from here on may leave the entry written or not, so nothing is deleted.
        LogCommit.Outcome outcome = log.rewrite(
                base,
                added,
                unit.removed().stream().map(DataFile::key).toList(),
                unit.rewritten(met.build()).ranges());
        LogEntry entry = outcome.entry();
        if (entry == null) {
            written.discard();
            return false;
        }
        tally.files(unit.removed().size(), added.size());
        tally.entry(entry.sequence());
        total.add(tally);
        return true;
    }

    private interface Taker {
        void take(StoredRecord record, RewriteUnit.Treatment treatment) throws IOException;
    }

    private void feed(RewriteUnit unit, Tally tally, OffsetSet.Builder met, Taker taker) throws IOException {
        for (DataFile file : unit.sources()) {
            files.forEach(file, record -> {
                RewriteUnit.Treatment treatment = unit.treat(record);
                switch (treatment) {
                    case DECODE -> tally.record();
                    case KEEP -> tally.kept();
                    case SKIP -> {
                        return;
                    }
                }
                met.add(record.partition(), record.offset());
                taker.take(record, treatment);
            });
        }
    }

    /** The last guard: an entry must put back as many rows as it takes away. */
    private void check(RewriteUnit unit, Tally tally) {
        long rows = unit.removed().stream().mapToLong(DataFile::rows).sum();
        if (rows != tally.rows()) {
            throw new ReplayException(target.topic() + " in " + target.store().root() + ": the files to replace hold "
                    + rows + " rows of clean and dead, but what they are to be made of holds " + tally.rows()
                    + " records of the same offsets; nothing was changed. The first file is "
                    + unit.removed().stream().map(DataFile::key).findFirst().orElse(null));
        }
    }

    private static void discard(RewriteFiles written, Exception cause) {
        try {
            written.discard();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
