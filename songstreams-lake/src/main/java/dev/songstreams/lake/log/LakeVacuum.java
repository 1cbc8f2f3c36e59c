// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.ObjectSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Removes files that redrives, replays and compactions have replaced. They stay in the store at first, for readers and loaders that
 * still have an older list of files, and to whoever lists folders without asking the log they look like rows that are there twice. Safe
 * beside writers, and beside loaders that are behind: what a loader no longer finds, an entry that it has yet to load has replaced. A
 * redrive, replay or compaction that began before the retention may miss a file that another has replaced, and fails; it changes
 * nothing by that.
 *
 * <p>It also removes the logs' checkpoints in whose place there are newer ones, which nothing but this does.
 */
public final class LakeVacuum {
    /** How long replaced files stay by default: no reader goes on as long with the list that it began with. */
    public static final Duration DEFAULT_RETENTION = Duration.ofDays(7);

    /**
     * Checkpoints that are younger stay, whatever the retention: nobody takes as long from reading one to storing the next, which names
     * segments of it.
     */
    private static final Duration CHECKPOINT_AGE = Duration.ofDays(1);

    private final ObjectStore store;
    private final Clock clock;

    /** A vacuum of the lake under that root. */
    public LakeVacuum(ObjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * What was removed.
     *
     * @param files data files that were replaced
     * @param bytes their length together
     * @param checkpoints of the logs, along with the parts of their lists that no other has
     */
    public record Vacuumed(int files, long bytes, int checkpoints) {}

    /**
     * Removes files of all topics.
     *
     * @param retention how long ago a file must have been replaced; zero for all that are
     * @throws IOException if the store fails; what was removed before is gone
     */
    public Vacuumed vacuum(Duration retention) throws IOException {
        Instant now = clock.instant();
        Instant before = now.minus(retention);
        Instant old = now.minus(CHECKPOINT_AGE);
        LakeReader reader = new LakeReader(store);
        int files = 0;
        long bytes = 0;
        int checkpoints = 0;
        for (String topic : reader.topics()) {
            TopicLog log = reader.log(topic);
            long newest = log.newestWrittenUpTo(before);
            List<ObjectSummary> replaced = replaced(log, newest);
            store.delete(replaced.stream().map(ObjectSummary::key).toList());
            files += replaced.size();
            bytes += replaced.stream().mapToLong(ObjectSummary::bytes).sum();
            // Behind the look for files, and up to the same entry: the next vacuum begins at the checkpoint that stays.
            checkpoints += new OldCheckpoints(store, log).remove(newest, before.isBefore(old) ? before : old);
        }
        return new Vacuumed(files, bytes, checkpoints);
    }

    private List<ObjectSummary> replaced(TopicLog log, long newest) throws IOException {
        RemovedFiles removed = log.checkpoints().removed(newest);
        List<ObjectSummary> found = new ArrayList<>();
        if (!removed.isEmpty()) {
            for (Zone zone : Zone.values()) {
                try (Stream<ObjectSummary> listed = store.list(LakeLayout.dataFolder(zone, log.topic()) + "/", null)) {
                    listed.filter(file -> removed.contains(file.key())).forEach(found::add);
                } catch (UncheckedIOException e) {
                    throw e.getCause();
                }
            }
        }
        return found;
    }
}
