// SPDX-License-Identifier: Apache-2.0
/**
 * The poll thread and all that it alone may touch: {@link dev.songstreams.kafka.internal.loop.PollLoop} is where to start
 * reading. Other threads reach it through its mailbox. Not for callers.
 */
@NullMarked
package dev.songstreams.kafka.internal.loop;

import org.jspecify.annotations.NullMarked;
