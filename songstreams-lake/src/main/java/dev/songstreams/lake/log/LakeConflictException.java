// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.core.sink.SinkException;

/** A writer does not agree with the lake it wants to write to: other zones, schemas, topic or cluster. */
public final class LakeConflictException extends SinkException {
    private static final long serialVersionUID = 1L;

    LakeConflictException(String message) {
        super(message);
    }
}
