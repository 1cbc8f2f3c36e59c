// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.jmh;

import dev.songstreams.benchmarks.events.ValueRecord;
import dev.songstreams.core.event.EventType;
import dev.songstreams.core.streamify.AuthEvent;
import dev.songstreams.core.streamify.ListenEvent;
import dev.songstreams.core.streamify.PageViewEvent;
import dev.songstreams.core.streamify.StatusChangeEvent;
import dev.songstreams.simulator.Simulation;
import dev.songstreams.simulator.SimulationSettings;
import dev.songstreams.simulator.Topic;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Records of one kind as Kafka brings them: the same in every run, and more of them than a core's caches hold. */
public enum Sample {
    /** Listens. */
    LISTEN(EventType.of(ListenEvent.class), Topic.LISTEN, 200_000),
    /** Page views, most of which are of listens too. */
    PAGE_VIEW(EventType.of(PageViewEvent.class), Topic.PAGE_VIEW, 200_000),
    /** Log-ins. */
    AUTH(EventType.of(AuthEvent.class), Topic.AUTH, 1_000_000),
    /** Changes between free and paid. */
    STATUS_CHANGE(EventType.of(StatusChangeEvent.class), Topic.STATUS_CHANGE, 1_000_000),
    /** What is not of songs. */
    READING(EventType.of(Reading.class), null, 0);

    /** How many records each sample has. */
    static final int RECORDS = 65_536;

    private static final int USERS = 50_000;

    private final EventType<?> type;
    private final @Nullable Topic topic;
    private final long simulated;

    /**
     * Of one kind.
     *
     * @param simulated events of all kinds among which they are looked for
     */
    Sample(EventType<?> type, @Nullable Topic topic, long simulated) {
        this.type = type;
        this.topic = topic;
        this.simulated = simulated;
    }

    /** The events' type. */
    EventType<?> type() {
        return type;
    }

    /**
     * The records, one behind the other in an array, as in what Kafka's client fetches: from arrays that a collector has strewn over the
     * heap they would take half as long again. Those of a rare kind come several times.
     */
    List<ValueRecord> records() {
        List<byte[]> values = topic == null ? readings() : events(topic);
        ByteBuffer fetched = ByteBuffer.allocate(IntStream.range(0, RECORDS)
                .map(i -> values.get(i % values.size()).length)
                .sum());
        List<ValueRecord> records = new ArrayList<>(RECORDS);
        for (int i = 0; i < RECORDS; i++) {
            byte[] value = values.get(i % values.size());
            records.add(new ValueRecord(fetched.slice().limit(value.length), i));
            fetched.put(value);
        }
        return records;
    }

    private static List<byte[]> readings() {
        return IntStream.range(0, RECORDS)
                .mapToObj(n -> Reading.json(n).getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private List<byte[]> events(Topic wanted) {
        List<byte[]> values = new ArrayList<>();
        new Simulation(SimulationSettings.builder()
                        .users(USERS)
                        .period(Duration.ofDays(30))
                        .seed(7)
                        .maxEvents(simulated)
                        .build())
                .forEach((kind, buffer, offset, length, epochMillis) -> {
                    if (kind == wanted && values.size() < RECORDS) {
                        values.add(Arrays.copyOfRange(buffer, offset, offset + length));
                    }
                });
        return values;
    }
}
