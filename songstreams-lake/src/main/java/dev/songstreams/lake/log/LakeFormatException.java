// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An object of the log is not what it should be: damaged, edited, missing, or written by a newer version. */
public final class LakeFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    LakeFormatException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    LakeFormatException(String message) {
        super(message);
    }
}
