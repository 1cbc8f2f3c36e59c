// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.event;

/** A value of an event does not fit its column; the message names the column and the reason, and quotes no value. */
public final class UnstorableValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnstorableValueException(String message) {
        super(message);
    }

    UnstorableValueException(String message, Throwable cause) {
        super(message, cause);
    }
}
