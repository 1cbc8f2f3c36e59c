// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

import dev.songstreams.core.sink.TopicIdentity;
import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LogCommit;
import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.lake.log.LogWriter;
import dev.songstreams.lake.log.Rewrite;
import dev.songstreams.lake.log.TopicLog;
import dev.songstreams.lake.sink.DecodeTrial;
import dev.songstreams.lake.sink.RewriteFiles;
import dev.songstreams.lake.sink.RewriteTarget;
import dev.songstreams.lake.sink.StoredRecord;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a unit's rows anew and commits them by one entry; or only tries what would become of them. */
final class Rewriter {
    private final RewriteTarget target;
    private final LogWriter log;
    private final LogEntry newest;
    private final StoredFiles files;
    private final long openBytes;

    Rewriter(ReplaySettings settings, RewriteTarget target, LogEntry newest) throws IOException {
        this.target = target;
        this.newest = newest;
        this.files = new StoredFiles(settings.store(), newest);
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
     * @param asOf the newest entry that was known when the unit was made
     * @return false if another was faster, and nothing has changed
     */
    boolean rewrite(RewriteUnit unit, long asOf, Tally total) throws IOException {
        // Read anew, so that no sweep of long ago fences the new files off.
        log.positions();
        long base = log.base();
        Tally tally = new Tally();
        RewriteFiles written = target.begin(
                newest.topicId(), base, openBytes, (topic, partition, offset, rejection) -> tally.dead(rejection));
        Rewrite rewrite;
        try {
            OffsetSet met = write(unit, written, tally);
            rewrite = new Rewrite(
                    base,
                    unit.removed().stream().map(DataFile::key).toList(),
                    written.finish(),
                    unit.rewritten(met).ranges(),
                    unit.filled().ranges(),
                    asOf);
        } catch (IOException | RuntimeException e) {
            discard(written, e);
            throw e;
        }
        LogEntry entry = commit(rewrite, written);
        if (entry == null) {
            return false;
        }
        tally.files(rewrite.removed().size(), rewrite.added().size());
        tally.entry(entry.sequence());
        total.add(tally);
        return true;
    }

    private OffsetSet write(RewriteUnit unit, RewriteFiles written, Tally tally) throws IOException {
        OffsetSet.Builder met = new OffsetSet.Builder();
        feed(unit, tally, met, (record, treatment) -> {
            if (treatment == RewriteUnit.Treatment.DECODE) {
                written.decode(record);
            } else {
                written.keep(record);
            }
        });
        check(unit, tally);
        return met.build();
    }

    private @Nullable LogEntry commit(Rewrite rewrite, RewriteFiles written) throws IOException {
        LogCommit commit = log.rewrite(rewrite);
        try {
            LogEntry entry = commit.commit().entry();
            if (entry == null) {
                written.discard();
            }
            return entry;
        } catch (IOException | RuntimeException e) {
            if (!commit.mayBeNamed()) {
                discard(written, e);
            }
            throw e;
        }
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
        long rows = unit.records();
        if (rows != tally.rows()) {
            throw new RewriteException(target.topic() + " in " + target.store().root() + ": the files to replace hold "
                    + rows + " rows of clean and dead, but what they are to be made of holds " + tally.rows()
                    + " records of the same offsets; nothing was changed. The first file is "
                    + Stream.concat(unit.removed().stream(), unit.sources().stream())
                            .map(DataFile::key)
                            .findFirst()
                            .orElse(null));
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
