// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A data file is not what the lake's log says of it. Nothing of it was used. */
public final class DamagedFileException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedFileException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
