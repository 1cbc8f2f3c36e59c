// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a redrive or replay did; of a dry run, what it would have done.
 *
 * @param horizon the newest entry when it began: rows of later ones were left alone. A replay that was killed goes on where it was if
 *     it is given this
 * @param records how many records were decoded again or tried
 * @param decoded how many of them are in zone clean now
 * @param dead how many of them are dead letters now, by reason
 * @param filesRemoved files that are in the lake no more
 * @param filesAdded files that came for them; 0 for a dry run
 * @param entries the entries that were committed, in order; none for a dry run, or where nothing was to be changed
 * @param overtaken how often another redrive, replay, compaction or sweep was faster and work was thrown away; what the other had rewritten was
 *     left as the other made it
 * @param formerFiles live files of former topics of that name, which Kafka has no more: they were left alone
 */
public record ReplayReport(
        long horizon,
        long records,
        long decoded,
        Map<String, Long> dead,
        int filesRemoved,
        int filesAdded,
        List<Long> entries,
        int overtaken,
        int formerFiles) {
    /** Copies the collections, reasons in the order of their names. */
    public ReplayReport {
        dead = Collections.unmodifiableSortedMap(new TreeMap<>(dead));
        entries = List.copyOf(entries);
    }
}
