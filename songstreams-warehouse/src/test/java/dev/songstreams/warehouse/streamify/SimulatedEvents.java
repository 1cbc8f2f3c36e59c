// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.streamify;

import dev.songstreams.core.decode.DecodeResult;
import dev.songstreams.core.decode.JsonEventDecoder;
import dev.songstreams.core.decode.JsonOptions;
import dev.songstreams.core.decode.SourceHeader;
import dev.songstreams.core.decode.SourceRecord;
import dev.songstreams.core.decode.TextRepair;
import dev.songstreams.core.event.EventType;
import dev.songstreams.core.streamify.StreamifyEvent;
import dev.songstreams.simulator.Simulation;
import dev.songstreams.simulator.SimulationSettings;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events of a simulation, decoded as the clean zone has them, in time order and over three partitions. */
public final class SimulatedEvents {

    private static final int PARTITIONS = 3;

    private final Map<String, JsonEventDecoder<?>> decoders = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final List<StagedEvent> events = new ArrayList<>();

    private SimulatedEvents() {}

    /** The events of a seed: those of 60 users in 20 days, some 2,000 listens. */
    public static List<StagedEvent> of(long seed) {
        SimulationSettings settings = SimulationSettings.builder()
                .users(60)
                .period(Duration.ofDays(20))
                .seed(seed)
                .build();
        SimulatedEvents decoded = new SimulatedEvents();
        new Simulation(settings)
                .forEach((topic, buffer, offset, length, epochMillis) ->
                        decoded.add(topic.topicName(), ByteBuffer.wrap(buffer, offset, length)));
        return List.copyOf(decoded.events);
    }

    private void add(String topic, ByteBuffer value) {
        EventType<?> type = StreamifyEvent.types().stream()
                .filter(each -> each.name().equals(topic))
                .findFirst()
                .orElseThrow();
        JsonEventDecoder<?> decoder = decoders.computeIfAbsent(topic, name -> decoder(type));
        long number = numbers.merge(topic, 1L, Long::sum) - 1;
        Wire record = new Wire(topic, (int) (number % PARTITIONS), number / PARTITIONS, value);
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

    private record Wire(String topic, int partition, long offset, ByteBuffer value) implements SourceRecord {
        @Override
        public long timestamp() {
            return -1;
        }

        @Override
        public TimestampType timestampType() {
            return TimestampType.NONE;
        }

        @Override
        public @Nullable ByteBuffer key() {
            return null;
        }

        @Override
        public List<SourceHeader> headers() {
            return List.of();
        }
    }
}
