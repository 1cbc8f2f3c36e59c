// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Steps of throwing things away: each is taken whatever became of those before it. */
final class Cleanup {
    /** A step. */
    interface Step {
        void take() throws IOException;
    }

    private @Nullable IOException failure;

    void attempt(Step step) {
        try {
            step.take();
        } catch (IOException e) {
            if (failure == null) {
                failure = e;
            } else {
                failure.addSuppressed(e);
            }
        }
    }

    /** Throws the first failure, with the others as suppressed. */
    void finish() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }
}
