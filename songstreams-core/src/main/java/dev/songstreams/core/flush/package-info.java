// SPDX-License-Identifier: Apache-2.0
/** When a batch is flushed: {@link dev.songstreams.core.flush.FlushPolicy}, pure rules over counters and a clock's time. */
@NullMarked
package dev.songstreams.core.flush;

import org.jspecify.annotations.NullMarked;
