// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import dev.songstreams.core.decode.Rejection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs each dead letter at level DEBUG: a topic of nothing else must not fill the disk with its log. */
final class LoggingDeadLetterListener implements DeadLetterListener {
    private static final Logger LOG = LoggerFactory.getLogger(LakeSink.class);

    @Override
    public void deadLetter(String topic, int partition, long offset, Rejection rejection) {
        LOG.debug("dead letter {}-{}@{}: {} {}", topic, partition, offset, rejection.reason(), rejection.detail());
    }
}
