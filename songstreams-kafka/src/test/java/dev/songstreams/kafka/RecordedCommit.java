// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka;

import dev.songstreams.core.sink.CoveredOffsets;
import dev.songstreams.core.sink.OffsetRange;
import java.util.List;
import java.util.Map;

/** A commit that a sink took. */
record RecordedCommit(CoveredOffsets offsets, List<Row> rows) {
    Map<Integer, OffsetRange> ranges() {
        return offsets.ranges();
    }

    Map<Integer, List<OffsetRange>> gaps() {
        return offsets.gaps();
    }
}
