// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.lake.store.ObjectKey;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rewrite on its way into a log. It follows only a state in which each file that it removes is live: a file that went never
 * comes back, so then nobody has touched it. Of offsets that it fills there is no such file; there it follows only if no entry has
 * rewritten any of them since it looked. Used by one thread at a time.
 */
final class RewriteChange implements LogChange {
    private final TopicLog log;
    private final Rewrite rewrite;
    /** Whether the files are live was found out for the log up to this entry; 0 for not yet. */
    private long checkedTo;

    /** Up to this entry nobody has rewritten what is filled. */
    private long filledTo;

    RewriteChange(TopicLog log, Rewrite rewrite) {
        this.log = log;
        this.rewrite = rewrite;
        this.filledTo = rewrite.filledAsOf();
    }

    @Override
    public @Nullable String obstacle(LogState state) throws IOException {
        String obstacle = state.fencedOff(rewrite.base());
        if (obstacle == null) {
            obstacle = wrongOffsets(state);
        }
        if (obstacle == null) {
            obstacle = wrongTopic(state);
        }
        if (obstacle == null) {
            obstacle = filledMeanwhile(state);
        }
        return obstacle == null ? notLive(state) : obstacle;
    }

    private @Nullable String filledMeanwhile(LogState state) throws IOException {
        if (rewrite.filled().isEmpty()) {
            return null;
        }
        for (LogEntry entry : log.entries(filledTo, null, state.sequence())) {
            for (Map.Entry<Integer, List<OffsetRange>> partition :
                    entry.rewrites().entrySet()) {
                List<OffsetRange> filled = rewrite.filled().getOrDefault(partition.getKey(), List.of());
                if (partition.getValue().stream()
                        .anyMatch(range -> filled.stream().anyMatch(other -> overlap(range, other)))) {
                    return "entry " + entry.sequence() + " of " + log.topic() + " has rewritten offsets of partition "
                            + partition.getKey() + " that had no rows before";
                }
            }
        }
        filledTo = state.sequence();
        return null;
    }

    private static boolean overlap(OffsetRange one, OffsetRange other) {
        return one.from() < other.to() && other.from() < one.to();
    }

    private @Nullable String wrongOffsets(LogState state) {
        for (Map.Entry<Integer, List<OffsetRange>> partition : rewrite.offsets().entrySet()) {
            long stands = state.positions().getOrDefault(partition.getKey(), 0L);
            for (OffsetRange range : partition.getValue()) {
                if (range.to() > stands) {
                    return "partition " + partition.getKey() + " of " + log.topic() + " stands at " + stands
                            + ", but offsets up to " + range.to() + " were to be rewritten";
                }
            }
        }
        return null;
    }

    /** Offsets of a former topic are not those of this one, though they look alike. */
    private @Nullable String wrongTopic(LogState state) {
        for (ObjectKey key : rewrite.removed()) {
            String topicId =
                    DataFileName.parse(key.name()).map(DataFileName::topicId).orElse(state.topicId());
            if (topicId != null && !topicId.equals(state.topicId())) {
                return key + " is of the former topic with the id " + topicId + "; the log has gone on with "
                        + state.topicId() + ", and what is of a former topic can't be rewritten";
            }
        }
        return null;
    }

    private @Nullable String notLive(LogState state) throws IOException {
        Set<ObjectKey> gone = new HashSet<>(rewrite.removed());
        if (checkedTo == 0) {
            FileList files = log.checkpoints().files(state.sequence());
            gone.removeIf(files::isLive);
        } else {
            Set<ObjectKey> removedSince = new HashSet<>();
            log.entries(checkedTo, null, state.sequence()).forEach(entry -> removedSince.addAll(entry.removed()));
            gone.retainAll(removedSince);
        }
        checkedTo = state.sequence();
        return rewrite.removed().stream()
                .filter(gone::contains)
                .findFirst()
                .map(key -> key + " is not in the lake any more: another rewrite has taken it out, or it never was")
                .orElse(null);
    }

    @Override
    public boolean isDone(LogState state) {
        return false;
    }

    @Override
    public EntryDraft over(EntryDraft nothing) {
        return nothing.withFiles(rewrite.added(), rewrite.removed())
                .rewriting(rewrite.offsets())
                .withFeatures(rewrite.sameRows() ? Set.of(LogEntry.SAME_ROWS) : Set.of());
    }
}
