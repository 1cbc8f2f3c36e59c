// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

import dev.songstreams.lake.log.DataFile;
import java.util.List;

/**
 * What one entry of a compaction puts together.
 *
 * @param merges for each file that is to come those whose rows it takes over: of one zone, day, number of columns and
 *     format, in the log's order
 * @param offsets those of the rows in zones clean and dead; none for files of zone raw
 */
record CompactionUnit(List<List<DataFile>> merges, OffsetSet offsets) {
    /** The files that go. */
    List<DataFile> removed() {
        return merges.stream().flatMap(List::stream).toList();
    }
}
