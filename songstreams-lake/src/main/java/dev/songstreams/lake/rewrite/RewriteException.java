// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

import dev.songstreams.core.sink.SinkException;

/** A redrive, replay or compaction that can't be done as asked for; what it had committed before stays. */
public final class RewriteException extends SinkException {
    private static final long serialVersionUID = 1L;

    RewriteException(String message) {
        super(message);
    }
}
