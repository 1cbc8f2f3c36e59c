// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

import dev.songstreams.lake.format.FileFormat;
import dev.songstreams.lake.format.FileFormats;
import dev.songstreams.lake.format.parquet.ParquetFormat;
import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.rewrite.TopicHistory.PlacedFile;
import dev.songstreams.lake.sink.RewriteTarget;
import dev.songstreams.lake.sink.TopicModel;
import dev.songstreams.lake.store.ObjectStore;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Decodes again what a topic's lake holds, after a decoder was mended or columns were appended: dead letters ({@link #redrive}),
 * or all of zone raw ({@link #replay}). Each step is one entry of the lake's log, so at every moment each record is once in clean or
 * dead, whatever is killed and whoever works beside it. Listeners need not be stopped; those that still have the old decoder go on
 * making rows by it. Used by one thread; the store is the caller's to close.
 *
 * <pre>{@code
 * LakeReplay lake = LakeReplay.builder(store, "purchases", TopicModel.json(type, JsonOptions.defaults())).build();
 * ReplayReport report = lake.redrive(Selection.all().withReason(Reason.MISSING_FIELD));
 * }</pre>
 */
public final class LakeReplay {
    /** A rewrite that is overtaken so often has somebody working against it. */
    private static final int MAX_OVERTAKEN = 100;

    private final ReplaySettings settings;

    LakeReplay(ReplaySettings settings) {
        this.settings = settings;
    }

    /** Settings for a topic and the way in which its records are decoded now. */
    public static ReplayBuilder builder(ObjectStore store, String topic, TopicModel model) {
        return new ReplayBuilder(store, topic, model);
    }

    /**
     * Decodes dead letters again. Those that are events now go to zone clean, the others stay dead with the reason of now. Where nothing
     * changes nothing is written.
     *
     * @throws RewriteException if the topic is not in the lake, has no zone clean, or has columns, or room for text, that the model
     *     lacks
     * @throws IOException if the store fails or a file is damaged; entries committed before stand
     */
    public ReplayReport redrive(Selection letters) throws IOException {
        TopicHistory history = history();
        RewriteTarget target = target(history);
        return run(history, target, new Redrive(settings, target, letters));
    }

    /**
     * Decodes zone raw again, and replaces by that the rows of clean and dead of all offsets asked for, and of those that were
     * committed together with them.
     *
     * @throws RewriteException if the topic is not in the lake, has no zone raw or clean, or has columns, or room for text, that the model
     *     lacks
     * @throws IOException if the store fails or a file is damaged; entries committed before stand
     */
    public ReplayReport replay(Selection records) throws IOException {
        TopicHistory history = history();
        RewriteTarget target = target(history);
        return run(history, target, new Replay(settings, target, records));
    }

    private ReplayReport run(TopicHistory first, RewriteTarget target, Plan plan) throws IOException {
        plan.check(first.newest());
        long horizon = settings.horizon() == 0 ? first.newest().sequence() : settings.horizon();
        Rewriter rewriter = new Rewriter(settings, target, first.newest());
        TopicHistory history = first;
        Tally done = new Tally();
        for (int overtaken = 0; overtaken < MAX_OVERTAKEN; overtaken++) {
            Tally unchanged = new Tally();
            List<RewriteUnit> units = plan.units(history, horizon, unchanged);
            Progress progress = new Progress(done, horizon, overtaken, history.formerFiles());
            if (work(rewriter, units, history.newest().sequence(), progress)) {
                done.add(unchanged);
                return progress.report();
            }
            history = history();
        }
        throw new RewriteException(settings.topic() + " in " + settings.store().root() + ": another redrive, replay,"
                + " compaction or sweep was faster " + MAX_OVERTAKEN + " times; "
                + done.report(horizon, MAX_OVERTAKEN, 0).entries().size()
                + " entries were committed. Let one of them end before the next begins");
    }

    private record Progress(Tally done, long horizon, int overtaken, int formerFiles) {
        ReplayReport report() {
            return done.report(horizon, overtaken, formerFiles);
        }
    }

    /** Whether all units are done, so that nobody was faster. */
    private boolean work(Rewriter rewriter, List<RewriteUnit> units, long asOf, Progress progress) throws IOException {
        for (RewriteUnit unit : units) {
            if (settings.dryRun()) {
                rewriter.attempt(unit, progress.done());
            } else if (rewriter.rewrite(unit, asOf, progress.done())) {
                settings.listener().committed(progress.report());
            } else {
                return false;
            }
        }
        return true;
    }

    private TopicHistory history() throws IOException {
        List<LogEntry> entries = new LakeReader(settings.store()).entriesAfter(settings.topic(), 0);
        if (entries.isEmpty()) {
            throw new RewriteException("the lake " + settings.store().root() + " has no topic " + settings.topic());
        }
        return new TopicHistory(entries);
    }

    private RewriteTarget target(TopicHistory history) {
        FileFormat format = Optional.ofNullable(settings.format()).orElseGet(() -> presentFormat(history));
        return new RewriteTarget(settings.store(), settings.topic(), settings.model(), format, settings.partitioner());
    }

    /** What the newest file is, of clean if there is one. */
    private static FileFormat presentFormat(TopicHistory history) {
        for (Zone zone : List.of(Zone.CLEAN, Zone.DEAD, Zone.RAW)) {
            List<PlacedFile> files = history.live(zone);
            if (!files.isEmpty()) {
                return FileFormats.described(files.get(files.size() - 1).file().format());
            }
        }
        return ParquetFormat.defaults();
    }
}
