// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.ObjectSummary;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Removes checkpoints in whose place there has long been a newer one, those that have lost a segment, and segments that none of the
 * others names. Whoever is slower than the ages given here falls back to another checkpoint or the log, as from any that is lost.
 */
final class OldCheckpoints {
    private final ObjectStore store;
    private final CheckpointStore checkpoints;

    OldCheckpoints(ObjectStore store, TopicLog log) {
        this.store = store;
        this.checkpoints = new CheckpointStore(store, log);
    }

    /**
     * Removes what is older than the newest sound checkpoint that stands for an entry up to one and was stored before a time.
     *
     * @param upTo who wants the files as of this entry, or of a later one, still finds a checkpoint
     * @param before so long ago that whoever is making a checkpoint now began when that one was there: so it names segments of those
     *     that stay, and others that are younger than this
     * @return how many checkpoints were removed
     */
    int remove(long upTo, Instant before) throws IOException {
        List<ObjectSummary> all = checkpoints.listed();
        Look look = look(all, upTo, before);
        Set<ObjectKey> doomed = new HashSet<>(look.lost);
        List<ObjectKey> kept = new ArrayList<>();
        for (ObjectSummary each : all) {
            if (look.stays != null && sequence(each) < LakeLayout.checkpointSequence(look.stays)) {
                doomed.add(each.key());
            } else if (!doomed.contains(each.key())) {
                kept.add(each.key());
            }
        }
        if (!doomed.isEmpty()) {
            // Before the segments: whoever is killed in between leaves some that no checkpoint names, not the other way
            // round.
            store.delete(doomed);
        }
        if (look.stays != null && all.size() > 1) {
            store.delete(unnamed(kept, before));
        }
        return doomed.size();
    }

    /**
     * What a look at them has found.
     *
     * @param lost those that have lost a segment, and that would hand on the loss to those made of them
     * @param stays the newest that is old enough for those before it to go; null if there is none
     */
    private record Look(List<ObjectKey> lost, @Nullable ObjectKey stays) {}

    /** From the newest back: only the newest sound one, and the first that is old enough, are read whole. */
    private Look look(List<ObjectSummary> all, long upTo, Instant before) throws IOException {
        List<ObjectKey> lost = new ArrayList<>();
        boolean newestIsKnown = false;
        for (int i = all.size() - 1; i >= 0; i--) {
            ObjectSummary each = all.get(i);
            boolean old = sequence(each) <= upTo && each.lastModified().isBefore(before);
            Optional<Checkpoint> checkpoint = old || !newestIsKnown ? checkpoints.read(each.key()) : Optional.empty();
            if (checkpoint.isPresent() && !isSound(checkpoint.get())) {
                lost.add(each.key());
            } else if (checkpoint.isPresent()) {
                newestIsKnown = true;
                if (old) {
                    return new Look(lost, each.key());
                }
            }
        }
        return new Look(lost, null);
    }

    private boolean isSound(Checkpoint checkpoint) throws IOException {
        try {
            for (Checkpoint.Part part : checkpoint.segments()) {
                checkpoints.read(part);
            }
            return true;
        } catch (LostSegmentException e) {
            return false;
        }
    }

    /** None as long as a checkpoint that stays can't be understood: it may be a later version's, and name any. */
    private List<ObjectKey> unnamed(List<ObjectKey> kept, Instant before) throws IOException {
        Set<ObjectKey> named = new HashSet<>();
        for (ObjectKey each : kept) {
            Optional<Set<ObjectKey>> segments = checkpoints.segmentsOf(each);
            if (segments.isEmpty()) {
                return List.of();
            }
            named.addAll(segments.get());
        }
        return checkpoints.listedSegments().stream()
                .filter(segment -> segment.lastModified().isBefore(before))
                .map(ObjectSummary::key)
                .filter(key -> !named.contains(key))
                .toList();
    }

    private static long sequence(ObjectSummary checkpoint) {
        return LakeLayout.checkpointSequence(checkpoint.key());
    }
}
