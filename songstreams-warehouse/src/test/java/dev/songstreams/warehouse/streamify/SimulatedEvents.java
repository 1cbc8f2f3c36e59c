// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.streamify;

import dev.songstreams.core.decode.DecodeResult;
import dev.songstreams.core.decode.JsonEventDecoder;
import dev.songstreams.core.decode.JsonOptions;
import dev.songstreams.core.decode.TextRepair;
import dev.songstreams.core.event.EventType;
import dev.songstreams.core.streamify.StreamifyEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Events of a simulation, decoded as the clean zone has them, in time order and over three partitions. */
public final class SimulatedEvents {

    private final Map<String, JsonEventDecoder<?>> decoders = new HashMap<>();
    private final List<StagedEvent> events = new ArrayList<>();

    private SimulatedEvents() {}

    /** The events of a seed: those of 60 users in 20 days, some 2,000 listens. */
    public static List<StagedEvent> of(long seed) {
        SimulatedEvents decoded = new SimulatedEvents();
        SimulatedRecord.of(seed).forEach(decoded::add);
        return List.copyOf(decoded.events);
    }

    private void add(SimulatedRecord record) {
        EventType<?> type = StreamifyEvent.types().stream()
                .filter(each -> each.name().equals(record.topic()))
                .findFirst()
                .orElseThrow();
        JsonEventDecoder<?> decoder = decoders.computeIfAbsent(record.topic(), name -> decoder(type));
        if (decoder.decode(record) instanceof DecodeResult.Decoded<?> decoded) {
            StreamifyEvent event = (StreamifyEvent) decoded.event();
            events.add(new StagedEvent(type, record.partition(), record.offset(), event));
        } else {
            throw new AssertionError("not decoded: " + record.coordinates());
        }
    }

    private static <E extends Record> JsonEventDecoder<E> decoder(EventType<E> type) {
        return new JsonEventDecoder<>(type, JsonOptions.defaults().withTextRepair(TextRepair.LATIN1_READ_AS_UTF8));
    }
}
