// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.streamify;

import dev.songstreams.core.decode.SourceHeader;
import dev.songstreams.core.decode.SourceRecord;
import dev.songstreams.simulator.Simulation;
import dev.songstreams.simulator.SimulationSettings;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record of a simulation as it came from Kafka, over three partitions a topic.
 *
 * @param topic its topic
 * @param partition its partition
 * @param offset its offset
 * @param value its bytes
 */
public record SimulatedRecord(String topic, int partition, long offset, ByteBuffer value) implements SourceRecord {

    static final int PARTITIONS = 3;

    /** The records of a seed, of 60 users in 20 days, in time order. */
    public static List<SimulatedRecord> of(long seed) {
        SimulationSettings settings = SimulationSettings.builder()
                .users(60)
                .period(Duration.ofDays(20))
                .seed(seed)
                .build();
        Map<String, Long> numbers = new HashMap<>();
        List<SimulatedRecord> records = new ArrayList<>();
        new Simulation(settings).forEach((topic, buffer, offset, length, epochMillis) -> {
            long number = numbers.merge(topic.topicName(), 1L, Long::sum) - 1;
            records.add(new SimulatedRecord(
                    topic.topicName(),
                    (int) (number % PARTITIONS),
                    number / PARTITIONS,
                    ByteBuffer.wrap(java.util.Arrays.copyOfRange(buffer, offset, offset + length))));
        });
        return List.copyOf(records);
    }

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
