// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import dev.songstreams.core.decode.EventDecoder;
import dev.songstreams.core.decode.EventRowDecoder;
import dev.songstreams.core.decode.JsonOptions;
import dev.songstreams.core.decode.JsonRowDecoder;
import dev.songstreams.core.decode.RowDecoder;
import dev.songstreams.core.decode.TextRepair;
import dev.songstreams.core.event.EventType;
import dev.songstreams.core.event.ReadAsLatin1;
import java.util.function.Supplier;

/**
 * What the records of a topic are, and how they are read.
 *
 * @param type the events
 * @param decoders makes a decoder for each lane; decoders are used by one thread at a time
 */
public record TopicModel(EventType<?> type, Supplier<RowDecoder> decoders) {
    /** JSON values, with text repaired where the class is {@link ReadAsLatin1}: how a {@link LakeSink} decodes where it is told no more. */
    public static TopicModel json(EventType<?> type) {
        return json(type, JsonOptions.defaults().withTextRepair(TextRepair.of(type)));
    }

    /** JSON values, straight into columns. */
    public static TopicModel json(EventType<?> type, JsonOptions options) {
        return new TopicModel(type, () -> new JsonRowDecoder(type, options));
    }

    /**
     * Values of any wire form, by way of objects.
     *
     * @param decoders makes a decoder for each lane
     */
    public static <E extends Record> TopicModel decoded(EventType<E> type, Supplier<EventDecoder<E>> decoders) {
        return new TopicModel(type, () -> new EventRowDecoder<>(type, decoders.get()));
    }
}
