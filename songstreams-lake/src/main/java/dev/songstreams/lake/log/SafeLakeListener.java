// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what a listener throws from changing anything. */
public final class SafeLakeListener implements LakeListener {
    private static final Logger LOG = LoggerFactory.getLogger(SafeLakeListener.class);
    private final LakeListener listener;

    /** Around a listener. */
    public SafeLakeListener(LakeListener listener) {
        this.listener = listener;
    }

    @Override
    public void conflicted(String topic, int conflicts) {
        tell(() -> listener.conflicted(topic, conflicts));
    }

    @Override
    public void superseded(String topic) {
        tell(() -> listener.superseded(topic));
    }

    @Override
    public void outcomeUnknown(String topic) {
        tell(() -> listener.outcomeUnknown(topic));
    }

    @Override
    public void swept(String topic, int files, long bytes) {
        tell(() -> listener.swept(topic, files, bytes));
    }

    private static void tell(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.warn("a lake listener failed", e);
        }
    }
}
