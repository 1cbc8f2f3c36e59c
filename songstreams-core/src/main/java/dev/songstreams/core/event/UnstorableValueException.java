// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.event;

/** A value of an event does not fit its column; the message names the column and the reason, never a whole long value. */
public final class UnstorableValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnstorableValueException(@org.jspecify.annotations.Nullable String message) {
        super(message);
    }
}
