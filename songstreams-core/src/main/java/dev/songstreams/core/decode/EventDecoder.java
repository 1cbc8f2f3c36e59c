// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode;

/**
 * Makes an event of a Kafka record, from its topic, key, headers and value. Write one for a wire form that is not JSON.
 * One instance is used by one thread at a time.
 *
 * @param <E> the event's record class
 */
@FunctionalInterface
public interface EventDecoder<E extends Record> {
    /**
     * Decodes one record. An unchecked exception or a stack that overflows counts as a rejection with {@link
     * Rejection.Reason#REFUSED}: nothing a single record does can stop the pipeline.
     */
    DecodeResult<E> decode(SourceRecord record);
}
