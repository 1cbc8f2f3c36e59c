// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A store can't do it now, but may later: it can't be reached, asks to slow down, is full, or has thrown an unfinished upload
 * away. Whether what was asked was done all the same is not known. Every other {@link IOException} of a store is a refusal, which
 * waiting does not mend.
 */
public final class StoreUnavailableException extends IOException {
    private static final long serialVersionUID = 1L;

    /** With what went wrong and why. */
    public StoreUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
