// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import org.jspecify.annotations.Nullable;

/** A command can't do its work; the message is all that the user is told. */
final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommandFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    CommandFailure(String message) {
        super(message);
    }
}
