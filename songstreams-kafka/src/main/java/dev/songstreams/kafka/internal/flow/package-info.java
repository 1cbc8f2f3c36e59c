// SPDX-License-Identifier: Apache-2.0
/** The way of one topic on the poll thread: where its partitions stand, and the batches that were made of them. Other
 * threads reach the poll thread through its mailbox. Not for callers.
 */
@NullMarked
package dev.songstreams.kafka.internal.flow;

import org.jspecify.annotations.NullMarked;
