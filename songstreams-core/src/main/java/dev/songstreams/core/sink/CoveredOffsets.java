// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.sink;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which offsets a batch moves its partitions over.
 *
 * @param ranges per partition, from where it stood to where it stands after; not every offset needs to hold a record
 * @param gaps the parts of them that Kafka no longer had when they were to be read, so that their records are lost; empty for most
 *     batches
 */
public record CoveredOffsets(Map<Integer, OffsetRange> ranges, Map<Integer, List<OffsetRange>> gaps) {
    /** Copies both, and checks that each gap lies in its partition's range. */
    public CoveredOffsets {
        ranges = Map.copyOf(ranges);
        Map<Integer, List<OffsetRange>> copied = new HashMap<>();
        for (Map.Entry<Integer, List<OffsetRange>> gap : gaps.entrySet()) {
            OffsetRange range = ranges.get(gap.getKey());
            for (OffsetRange lost : gap.getValue()) {
                if (range == null || lost.from() < range.from() || lost.to() > range.to()) {
                    throw new IllegalArgumentException("partition " + gap.getKey() + " lost " + lost
                            + ", which does not lie in what the batch covers of it: " + range);
                }
            }
            copied.put(gap.getKey(), List.copyOf(gap.getValue()));
        }
        gaps = Map.copyOf(copied);
    }

    /** Ranges without a gap. */
    public static CoveredOffsets of(Map<Integer, OffsetRange> ranges) {
        return new CoveredOffsets(ranges, Map.of());
    }
}
