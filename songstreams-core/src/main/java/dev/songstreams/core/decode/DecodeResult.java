// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode;

import java.util.Objects;

/**
 * What an {@link EventDecoder} made of a record.
 *
 * @param <E> the event
 */
public sealed interface DecodeResult<E> {
    /**
     * The event.
     *
     * @param event the event
     * @param <E> its class
     */
    record Decoded<E>(E event) implements DecodeResult<E> {
        /** Checks that there is an event. */
        public Decoded {
            Objects.requireNonNull(event, "event");
        }
    }

    /**
     * The record is no event and becomes a dead letter.
     *
     * @param rejection why
     * @param <E> the event it should have been
     */
    record Rejected<E>(Rejection rejection) implements DecodeResult<E> {
        /** Checks that there is a reason. */
        public Rejected {
            Objects.requireNonNull(rejection, "rejection");
        }
    }

    /** An event. */
    static <E> DecodeResult<E> of(E event) {
        return new Decoded<>(event);
    }

    /** A dead letter, for a reason of the decoder's own. */
    static <E> DecodeResult<E> refused(String detail) {
        return new Rejected<>(new Rejection(Rejection.Reason.REFUSED, detail));
    }
}
