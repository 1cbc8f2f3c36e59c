// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.sink;

import org.jspecify.annotations.Nullable;

/** A sink could not do what was asked; the message says what, where and what to do. */
public class SinkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what went wrong. */
    public SinkException(String message) {
        super(message);
    }

    /** With what went wrong and why. */
    public SinkException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
