// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka;

/** What becomes of records that the broker's retention deleted before the sink had them. */
public enum GapPolicy {
    /** The poller fails, and says which offsets are missing. */
    FAIL,
    /**
     * The poller goes on with the oldest record there is. The range that it commits next begins at the sink's position, so
     * that the gap stands in the sink's log, and {@link PollerListener#gap} is told.
     */
    RECORD
}
