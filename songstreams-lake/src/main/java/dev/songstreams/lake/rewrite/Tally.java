// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

import dev.songstreams.core.decode.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what becomes of records and files. */
final class Tally {
    private final Map<String, Long> dead = new TreeMap<>();
    private final List<Long> entries = new ArrayList<>();
    private long records;
    private long kept;
    private int filesRemoved;
    private int filesAdded;

    /** A record that was decoded, or could not be. */
    void record() {
        records++;
    }

    /** A dead letter that was not asked for. */
    void kept() {
        kept++;
    }

    /** Why the record of the last call could not be decoded. */
    void dead(Rejection rejection) {
        dead.merge(rejection.reason().name(), 1L, Long::sum);
    }

    void files(int removed, int added) {
        filesRemoved += removed;
        filesAdded += added;
    }

    void entry(long sequence) {
        entries.add(sequence);
    }

    /** All rows that were met. */
    long rows() {
        return records + kept;
    }

    void add(Tally other) {
        records += other.records;
        kept += other.kept;
        other.dead.forEach((reason, count) -> dead.merge(reason, count, Long::sum));
        files(other.filesRemoved, other.filesAdded);
        entries.addAll(other.entries);
    }

    ReplayReport report(long horizon, int overtaken, int formerFiles) {
        long deadLetters = dead.values().stream().mapToLong(Long::longValue).sum();
        return new ReplayReport(
                horizon,
                records,
                records - deadLetters,
                dead,
                filesRemoved,
                filesAdded,
                entries,
                overtaken,
                formerFiles);
    }
}
