// SPDX-License-Identifier: Apache-2.0
/**
 * Where a poller delivers records. {@link dev.songstreams.core.sink.EventSink} is all that a poller knows of a lake, and
 * all that a lake knows of a poller. The sink, not Kafka's committed offsets, is the truth about positions.
 */
@NullMarked
package dev.songstreams.core.sink;

import org.jspecify.annotations.NullMarked;
