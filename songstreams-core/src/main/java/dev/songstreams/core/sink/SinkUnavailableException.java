// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.sink;

import org.jspecify.annotations.Nullable;

/**
 * A sink can't do it now, but may later: the store behind it can't be reached, asks to slow down, or is full. Nothing is lost
 * by waiting. A commit that ended so may be repeated, for the same batch, until its outcome is known; a lane or a last
 * step that ended so has lost what it held, and its batch is to be discarded and read again.
 */
public class SinkUnavailableException extends SinkException {
    private static final long serialVersionUID = 1L;

    /** With what went wrong and why. */
    public SinkUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
