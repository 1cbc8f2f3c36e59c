// SPDX-License-Identifier: Apache-2.0
/**
 * Writing a lake: {@link dev.songstreams.lake.sink.LakeSink} is the sink that a poller delivers to; it decodes, encodes,
 * stores and commits.
 */
@NullMarked
package dev.songstreams.lake.sink;

import org.jspecify.annotations.NullMarked;
