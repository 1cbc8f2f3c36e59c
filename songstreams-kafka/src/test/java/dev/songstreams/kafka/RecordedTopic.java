// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka;

import dev.songstreams.core.sink.CommitResult;
import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.core.sink.SinkException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a sink remembers of a topic of one id. */
final class RecordedTopic {
    private final boolean recreated;
    private final Map<Integer, Long> firstPositions = new HashMap<>();
    private final Map<Integer, Long> positions = new HashMap<>();
    private final List<RecordedCommit> commits = new ArrayList<>();
    private long written;
    private boolean left;

    RecordedTopic(boolean recreated) {
        this.recreated = recreated;
    }

    /** Whether there was a topic of the same name before. */
    boolean isRecreated() {
        return recreated;
    }

    /** The sink goes on with another topic of that name. */
    synchronized void leave() {
        left = true;
    }

    synchronized void write(int records) {
        written += records;
    }

    /** How many records were brought, committed or not. */
    synchronized long written() {
        return written;
    }

    synchronized Map<Integer, Long> positions() {
        return Map.copyOf(positions);
    }

    synchronized Map<Integer, Long> firstPositions() {
        return Map.copyOf(firstPositions);
    }

    synchronized List<RecordedCommit> commits() {
        return List.copyOf(commits);
    }

    synchronized List<Row> rows() {
        return commits.stream()
                .flatMap(commit -> commit.rows().stream())
                .sorted(Comparator.comparingInt(Row::partition).thenComparingLong(Row::offset))
                .toList();
    }

    synchronized Map<Integer, Long> startAt(Map<Integer, Long> first) {
        first.forEach(firstPositions::putIfAbsent);
        first.forEach(positions::putIfAbsent);
        return Map.copyOf(positions);
    }

    /** Another writer was here. */
    synchronized void moveTo(Map<Integer, Long> elsewhere) {
        positions.putAll(elsewhere);
    }

    synchronized CommitResult commit(RecordedCommit commit) {
        if (left) {
            throw new SinkException("the sink has gone on with another topic");
        }
        for (Map.Entry<Integer, OffsetRange> range : commit.ranges().entrySet()) {
            long position = positions.getOrDefault(range.getKey(), -1L);
            if (position != range.getValue().from()) {
                return new CommitResult.Superseded(
                        "partition " + range.getKey() + " stands at " + position + ", not at "
                                + range.getValue().from(),
                        positions);
            }
        }
        commit.ranges().forEach((partition, range) -> positions.put(partition, range.to()));
        commits.add(commit);
        long bytes =
                commit.rows().stream().mapToLong(row -> row.value().length()).sum();
        return new CommitResult.Committed(commits.size(), 1, commit.rows().size(), 0, bytes, 0, positions);
    }
}
