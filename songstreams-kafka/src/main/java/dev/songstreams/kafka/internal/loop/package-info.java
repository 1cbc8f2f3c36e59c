// SPDX-License-Identifier: Apache-2.0
/** The poll thread's loop and what it decides by: what may be read, what is flushed, what a rebalance means. {@link
 * dev.songstreams.kafka.internal.loop.PollLoop} is the loop. Not for callers.
 */
@NullMarked
package dev.songstreams.kafka.internal.loop;

import org.jspecify.annotations.NullMarked;
