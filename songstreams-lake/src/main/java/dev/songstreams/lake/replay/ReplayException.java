// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.replay;

import dev.songstreams.core.sink.SinkException;

/** A redrive or replay that can't be done as asked for; what it had committed before stays. */
public final class ReplayException extends SinkException {
    private static final long serialVersionUID = 1L;

    ReplayException(String message) {
        super(message);
    }
}
