// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.flow;

import dev.songstreams.kafka.internal.batch.Batch;
import org.jspecify.annotations.Nullable;

/** A batch that takes no more records, and how far it has come on its way into the sink. */
final class SealedBatch {
    /** How far. */
    enum Stage {
        /** Its lanes are being finished, and then its last steps taken. */
        FINISHING,
        /** It waits for its turn to be committed. */
        FINISHED,
        /** It is being committed. */
        COMMITTING,
        /** It could not be committed, or whether it was is not known; the commit is to be repeated. */
        UNSETTLED
    }

    private final Batch batch;
    private Stage stage = Stage.FINISHING;
    private @Nullable String givenUp;
    private boolean unknown;
    private volatile boolean handedOver;

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
        handedOver = false;
    }

    /** Kafka has said that the topic is still the one that was read, and the sink has it now; on the thread that commits. */
    void handedOver() {
        handedOver = true;
    }

    /** What its commit waits for, in words. */
    String awaits() {
        return switch (stage) {
            case FINISHING -> "the last of it to be stored";
            case FINISHED -> "its turn";
            case COMMITTING ->
                handedOver ? "the sink to commit it" : "Kafka to say that the topic is still the one that was read";
            case UNSETTLED -> "the next attempt to commit it";
        };
    }

    /** The sink was asked to commit it, and could not say whether it has. */
    void wasTried() {
        unknown = true;
    }

    /** Whether it may have been committed. */
    boolean isUnknown() {
        return unknown;
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
