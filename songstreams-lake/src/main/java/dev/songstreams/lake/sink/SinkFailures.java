// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import dev.songstreams.core.sink.SinkException;
import dev.songstreams.core.sink.SinkUnavailableException;
import dev.songstreams.lake.store.StoreUnavailableException;
import java.io.IOException;

/** Failures of a store as failures of the sink: those that may pass, and refusals. */
final class SinkFailures {
    private SinkFailures() {}

    /** What was not possible, because of that failure. */
    static SinkException of(String what, IOException cause) {
        String message = what + ": " + cause.getMessage();
        for (Throwable deeper = cause; deeper != null; deeper = deeper.getCause()) {
            // An encoder may have put the store's own exception into one of its own.
            if (deeper instanceof StoreUnavailableException) {
                return new SinkUnavailableException(message, cause);
            }
        }
        return new SinkException(message, cause);
    }
}
