// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka;

import org.jspecify.annotations.Nullable;

/** A poller can't go on; the message says what, where and what to do. Nothing is lost: the sink holds the positions. */
public class PollerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what went wrong. */
    public PollerException(String message) {
        super(message);
    }

    /** With what went wrong and why. */
    public PollerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
