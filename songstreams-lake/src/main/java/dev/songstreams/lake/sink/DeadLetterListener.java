// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import dev.songstreams.core.decode.Rejection;

/**
 * Is told of every record that could not be decoded, when it is met: on the lane's own thread, so be quick and thread-safe. A
 * record whose batch is thrown away is met again later, so one dead letter may be told of more than once; in the lake it is
 * once.
 */
@FunctionalInterface
public interface DeadLetterListener {
    /**
     * Tells of one dead letter. What this throws is logged and changes nothing.
     *
     * @param topic the record's topic
     * @param partition its partition
     * @param offset its offset
     * @param rejection why it is no event
     */
    void deadLetter(String topic, int partition, long offset, Rejection rejection);
}
