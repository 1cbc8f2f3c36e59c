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
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Removes files that no entry names and none ever will: what writers that died, or lost a race, left behind. Safe beside
 * running writers, for it fences off those it might hit before it deletes: nothing that is committed is ever touched, and
 * nothing is lost. A writer that is hit begins its batch anew, also one whose upload or temporary file, older than the grace,
 * was not even finished: those have no name in the log and go by age alone, and its store tells it so. So the grace is to be
 * longer than batches are open.
 */
public final class LakeSweeper {
    /** The grace period by default: live writers flush far more often. */
    public static final Duration DEFAULT_GRACE = Duration.ofMinutes(15);

    private final ObjectStore store;
    private final Clock clock;
    private final LakeListener listener;

    /** A sweeper of the lake under that root. */
    public LakeSweeper(ObjectStore store, Clock clock) {
        this(store, clock, LakeListener.NONE);
    }

    /** A sweeper that tells a listener what it removed. */
    public LakeSweeper(ObjectStore store, Clock clock, LakeListener listener) {
        this.store = store;
        this.clock = clock;
        this.listener = new SafeLakeListener(listener);
    }

    /**
     * What a sweep removed.
     *
     * @param files data files that no entry named
     * @param bytes their length together
     * @param unfinished uploads and temporary files that never became objects
     */
    public record Swept(int files, long bytes, int unfinished) {}

    /**
     * Sweeps all topics.
     *
     * @param grace how long ago a writer may have read the log and still not be hit; zero hits all that are writing now
     */
    public Swept sweep(Duration grace) throws IOException {
        int files = 0;
        long bytes = 0;
        LakeReader reader = new LakeReader(store);
        for (String topic : reader.topics()) {
            List<ObjectSummary> removed = sweepTopic(reader, topic, grace);
            long removedBytes = removed.stream().mapToLong(ObjectSummary::bytes).sum();
            if (!removed.isEmpty()) {
                listener.swept(topic, removed.size(), removedBytes);
            }
            files += removed.size();
            bytes += removedBytes;
        }
        int unfinished = 0;
        Instant before = clock.instant().minus(grace);
        for (Zone zone : Zone.values()) {
            unfinished += store.removeUnfinished(zone.folder() + "/", before);
        }
        unfinished += store.removeUnfinished(LakeLayout.LOGS, before);
        unfinished += store.removeUnfinished(LakeLayout.CHECKPOINTS, before);
        return new Swept(files, bytes, unfinished);
    }

    private List<ObjectSummary> sweepTopic(LakeReader reader, String topic, Duration grace) throws IOException {
        TopicLog log = reader.log(topic);
        LogEntry newest = log.newest().orElseThrow();
        log.checkpoints().catchUp(newest);
        FileNames named = log.checkpoints().names(newest.sequence());
        Instant old = clock.instant().minus(grace);
        List<ObjectSummary> unnamed = unnamed(topic, named);
        long minBase = grace.isZero() ? newest.sequence() + 1 : newestWrittenBefore(log, newest, old);
        boolean someBelow = unnamed.stream().anyMatch(file -> base(file) < minBase);
        boolean someWait = unnamed.stream().anyMatch(file -> file.lastModified().isBefore(old));
        if (!someBelow && !someWait) {
            return List.of();
        }
        // Also where all wait: the fence moves the log on, so that a later sweep finds their base behind.
        LogEntry fence = new LogWriter(log, WriterTerms.AS_FOUND, clock)
                .fenceAt(grace.isZero() ? FenceChange.OWN_SEQUENCE : minBase);
        // Named between the first look and the fence? From the fence on the answer is final.
        named.addAll(log.entries(newest.sequence(), newest.id(), fence.sequence()));
        List<ObjectSummary> doomed = unnamed.stream()
                .filter(file -> base(file) < fence.minBase() && !named.contains(file.key()))
                .toList();
        store.delete(doomed.stream().map(ObjectSummary::key).toList());
        return doomed;
    }

    private List<ObjectSummary> unnamed(String topic, FileNames named) throws IOException {
        List<ObjectSummary> unnamed = new ArrayList<>();
        for (Zone zone : Zone.values()) {
            try (Stream<ObjectSummary> listed = store.list(LakeLayout.dataFolder(zone, topic) + "/", null)) {
                listed.filter(file -> !named.contains(file.key()))
                        .filter(file -> DataFileName.parse(file.key().name()).isPresent())
                        .forEach(unnamed::add);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
        return unnamed;
    }

    private static long base(ObjectSummary file) {
        Optional<DataFileName> name = DataFileName.parse(file.key().name());
        return name.orElseThrow().base();
    }

    /** From the newest entry back: what was written within the grace is all that is read. */
    private static long newestWrittenBefore(TopicLog log, LogEntry newest, Instant instant) throws IOException {
        LogEntry entry = newest;
        while (!entry.writtenAt().isBefore(instant)) {
            if (entry.sequence() == 1) {
                return 0;
            }
            entry = log.read(entry.sequence() - 1);
        }
        return entry.sequence();
    }
}
