// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.batch;

import dev.songstreams.core.sink.SinkLane;

/**
 * What a lane has in a batch.
 *
 * @param sink what it writes to
 * @param endings does what ends it, one after the other; of its own, so that batches that wait for the sink wait beside each other
 */
record LanePart(SinkLane sink, SinkQueue endings) {}
