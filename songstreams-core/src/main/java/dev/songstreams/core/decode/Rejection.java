// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode;

/**
 * Why a record is no event.
 *
 * @param reason the kind of fault
 * @param detail what exactly, naming the field; no whole value is quoted
 */
public record Rejection(Reason reason, String detail) {
    /** The kinds of fault; their names stand in the dead-letter zone. */
    public enum Reason {
        /** The value is null. */
        TOMBSTONE,
        /** The value has no bytes, or only white space. */
        EMPTY,
        /** The value is longer than the decoder takes, is nested more deeply, or has a longer number. */
        OVERSIZED,
        /** The value is not of the wire form: truncated or malformed JSON, not UTF-8, a key twice, or not an object. */
        MALFORMED,
        /** A required field is absent or null. */
        MISSING_FIELD,
        /** A field has another type than its column. */
        WRONG_TYPE,
        /** A field's value can't be stored in its column: text too long, a number out of range, U+0000. */
        UNSTORABLE,
        /** A decoder of the application failed or refused. */
        REFUSED
    }
}
