// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

import dev.songstreams.lake.store.ObjectKey;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A data file is not what the lake's log says of it. Nothing of it was used. */
public final class DamagedFileException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient ObjectKey file;

    DamagedFileException(ObjectKey file, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.file = file;
    }

    /** Which file. */
    public ObjectKey file() {
        return file;
    }
}
