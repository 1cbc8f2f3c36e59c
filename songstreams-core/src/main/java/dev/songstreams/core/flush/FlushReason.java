// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.flush;

/** Why a batch was flushed. */
public enum FlushReason {
    /** It was open for as long as the policy allows. */
    AGE,
    /** It had as many records as the policy allows. */
    RECORDS,
    /** It had as many bytes as the policy allows. */
    BYTES,
    /** All open batches together held as much memory as they may, and this was the largest. */
    MEMORY,
    /** Some of its partitions went to another member of the group. */
    REBALANCE,
    /** All that was asked for had been read. */
    CAUGHT_UP,
    /** The poller was closed. */
    CLOSE
}
