// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A segment that a checkpoint names is not there, or is damaged: an older checkpoint, or the log itself, says the same. */
final class LostSegmentException extends IOException {
    private static final long serialVersionUID = 1L;

    LostSegmentException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
