// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka;

import java.time.Instant;

/**
 * Where the reading of a topic begins that the sink has never heard of. A topic the sink knows goes on where it stands. A topic that is
 * created while a poller waits for it is read from its first record, wherever others begin, as are partitions that are added and topics
 * that are created again: all of it is newer than the poller, which can't see it before some of its records are there.
 */
public sealed interface StartPosition {
    /** The oldest record that the broker still has. */
    record Earliest() implements StartPosition {}

    /** Behind the newest record there is when the topic is first seen. */
    record Latest() implements StartPosition {}

    /**
     * The first record that is not older than a time; behind the newest where all are older.
     *
     * @param time the time
     */
    record At(Instant time) implements StartPosition {}

    /** The oldest record that the broker still has. */
    static StartPosition earliest() {
        return new Earliest();
    }

    /** Behind the newest record there is when the topic is first seen. */
    static StartPosition latest() {
        return new Latest();
    }

    /** The first record that is not older than this. */
    static StartPosition at(Instant time) {
        return new At(time);
    }
}
