// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.flow;

import dev.songstreams.kafka.internal.batch.Batch;
import org.jspecify.annotations.Nullable;

/** A batch that takes no more records, and how far it has come on its way into the sink. */
final class SealedBatch {
    /** How far. */
    enum Stage {
        /** Its lanes are being finished. */
        FINISHING,
        /** It waits for its turn to be committed. */
        FINISHED,
        /** It is being committed. */
        COMMITTING,
        /** Whether it was committed is not known; the commit is to be repeated. */
        UNSETTLED
    }

    private final Batch batch;
    private Stage stage = Stage.FINISHING;
    private @Nullable String givenUp;

    SealedBatch(Batch batch) {
        this.batch = batch;
    }

    Batch batch() {
        return batch;
    }

    Stage stage() {
        return stage;
    }

    void stage(Stage reached) {
        stage = reached;
    }

    /** Whether it can be thrown away now; if it is being committed, it has no further attempt. */
    boolean giveUp(String reason) {
        givenUp = reason;
        return stage != Stage.COMMITTING;
    }

    /** Why it has no further attempt, or null if it has. */
    @Nullable
    String givenUp() {
        return givenUp;
    }
}
