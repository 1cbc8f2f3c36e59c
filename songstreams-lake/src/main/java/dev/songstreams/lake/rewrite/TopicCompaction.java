// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.lake.log.TopicLog;
import dev.songstreams.lake.store.ObjectKey;
import java.io.IOException;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One compaction of a topic: plans, works, and plans anew where others were faster. Used once. */
final class TopicCompaction {
    /** Whoever is overtaken so often has somebody working against it. */
    private static final int MAX_OVERTAKEN = 100;

    private final CompactionSettings settings;
    private final TopicLog log;
    private final Compactor compactor;
    private final Map<ObjectKey, DamagedFileException> unreadable = new LinkedHashMap<>();
    private CompactionReport done = CompactionReport.NOTHING;

    TopicCompaction(CompactionSettings settings, String topic) throws IOException {
        this.settings = settings;
        this.log = new TopicLog(settings.store(), topic);
        this.compactor = new Compactor(settings, log);
    }

    /** Does it; entries with files that can't be read stay as they are, and are told of at the end. */
    CompactionReport run() throws IOException {
        @Nullable Instant since = settings.since();
        while (done.overtaken() < MAX_OVERTAKEN) {
            List<LogEntry> entries = log.entriesAfter(since == null ? 0 : log.newestWrittenUpTo(since));
            Outcome outcome = entries.isEmpty() ? Outcome.DONE : round(new TopicHistory(entries));
            if (outcome == Outcome.DONE) {
                tellUnreadable();
                return done;
            }
            if (outcome == Outcome.OVERTAKEN) {
                done = done.overtakenOnceMore();
            }
        }
        throw new RewriteException(log.topic() + " in " + settings.store().root()
                + ": another compaction, redrive, replay or sweep was faster " + MAX_OVERTAKEN + " times; "
                + done.entries().size() + " entries were committed. Let one of them end before the next begins");
    }

    private enum Outcome {
        DONE,
        OVERTAKEN,
        /** A file can't be read: without its entry other units are to be made. */
        UNREADABLE
    }

    private Outcome round(TopicHistory history) throws IOException {
        for (CompactionUnit unit : new CompactionPlan(history, settings.fileBytes(), unreadable.keySet()).units()) {
            if (settings.dryRun()) {
                done = done.plus(report(unit, List.of(), List.of()));
                continue;
            }
            try {
                Optional<LogEntry> entry = compactor.compact(unit, history.newest());
                if (entry.isEmpty()) {
                    return Outcome.OVERTAKEN;
                }
                done = done.plus(
                        report(unit, entry.get().added(), List.of(entry.get().sequence())));
            } catch (DamagedFileException e) {
                unreadable.put(e.file(), e);
                return Outcome.UNREADABLE;
            }
        }
        return Outcome.DONE;
    }

    private static CompactionReport report(CompactionUnit unit, List<DataFile> added, List<Long> entries) {
        List<DataFile> removed = unit.removed();
        return new CompactionReport(
                removed.stream().mapToLong(DataFile::rows).sum(),
                removed.size(),
                unit.merges().size(),
                bytes(removed),
                bytes(added),
                entries,
                0);
    }

    private static long bytes(List<DataFile> files) {
        return files.stream().mapToLong(DataFile::bytes).sum();
    }

    /** A file that another has replaced meanwhile, and a vacuum removed, is none. */
    private void tellUnreadable() throws IOException {
        if (unreadable.isEmpty()) {
            return;
        }
        Set<ObjectKey> live = new LakeReader(settings.store())
                .files(log.topic()).stream().map(DataFile::key).collect(Collectors.toSet());
        unreadable.keySet().retainAll(live);
        Iterator<DamagedFileException> failures = unreadable.values().iterator();
        if (failures.hasNext()) {
            DamagedFileException first = failures.next();
            failures.forEachRemaining(first::addSuppressed);
            throw first;
        }
    }
}
