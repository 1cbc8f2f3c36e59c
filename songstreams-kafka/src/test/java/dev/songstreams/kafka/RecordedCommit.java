// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka;

import dev.songstreams.core.sink.OffsetRange;
import java.util.List;
import java.util.Map;

/** A commit that a sink took. */
record RecordedCommit(Map<Integer, OffsetRange> ranges, List<Row> rows) {}
