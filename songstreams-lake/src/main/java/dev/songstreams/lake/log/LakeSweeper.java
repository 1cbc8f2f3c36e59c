// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.ObjectSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Removes files that no entry names and none ever will: what writers that died, or lost a race, left behind. Safe beside
 * running writers, for it fences off those it might hit before it deletes: nothing that is committed is ever touched, and
 * nothing is lost. A writer that is hit begins its batch anew; one whose upload or temporary file, older than the grace, was
 * not even finished fails, and its next start begins anew. So the grace is to be longer than batches are open.
 */
public final class LakeSweeper {
    /** The grace period by default: live writers flush far more often. */
    public static final Duration DEFAULT_GRACE = Duration.ofMinutes(15);

    private final ObjectStore store;
    private final Clock clock;

    /** A sweeper of the lake under that root. */
    public LakeSweeper(ObjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
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
            files += removed.size();
            bytes += removed.stream().mapToLong(ObjectSummary::bytes).sum();
        }
        int unfinished = 0;
        Instant before = clock.instant().minus(grace);
        for (Zone zone : Zone.values()) {
            unfinished += store.removeUnfinished(zone.folder() + "/", before);
        }
        unfinished += store.removeUnfinished(LakeLayout.LOGS, before);
        return new Swept(files, bytes, unfinished);
    }

    private List<ObjectSummary> sweepTopic(LakeReader reader, String topic, Duration grace) throws IOException {
        TopicLog log = reader.log(topic);
        List<LogEntry> entries = log.entriesAfter(0);
        Instant old = clock.instant().minus(grace);
        List<ObjectSummary> unnamed = unnamed(topic, entries);
        long minBase = grace.isZero() ? newest(entries).sequence() + 1 : newestWrittenBefore(entries, old);
        boolean someBelow = unnamed.stream().anyMatch(file -> base(file) < minBase);
        boolean someWait = unnamed.stream().anyMatch(file -> file.lastModified().isBefore(old));
        if (!someBelow && !someWait) {
            return List.of();
        }
        // Also where all wait: the fence moves the log on, so that a later sweep finds their base behind.
        LogEntry fence = new LogWriter(log, WriterTerms.AS_FOUND, clock)
                .fenceAt(grace.isZero() ? FenceChange.OWN_SEQUENCE : minBase);
        // Named between the first look and the fence? From the fence on the answer is final.
        Set<ObjectKey> named = named(log.entriesAfter(0));
        List<ObjectSummary> doomed = unnamed.stream()
                .filter(file -> base(file) < fence.minBase() && !named.contains(file.key()))
                .toList();
        store.delete(doomed.stream().map(ObjectSummary::key).toList());
        return doomed;
    }

    private List<ObjectSummary> unnamed(String topic, List<LogEntry> entries) throws IOException {
        Set<ObjectKey> named = named(entries);
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

    private static Set<ObjectKey> named(List<LogEntry> entries) {
        Set<ObjectKey> named = new HashSet<>();
        for (LogEntry entry : entries) {
            entry.added().forEach(file -> named.add(file.key()));
        }
        return named;
    }

    private static long base(ObjectSummary file) {
        Optional<DataFileName> name = DataFileName.parse(file.key().name());
        return name.orElseThrow().base();
    }

    private static long newestWrittenBefore(List<LogEntry> entries, Instant instant) {
        long newest = 0;
        for (LogEntry entry : entries) {
            if (entry.writtenAt().isBefore(instant)) {
                newest = entry.sequence();
            }
        }
        return newest;
    }

    private static LogEntry newest(List<LogEntry> entries) {
        return entries.get(entries.size() - 1);
    }
}
