// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.scaling;

import dev.songstreams.benchmarks.events.Layout;
import dev.songstreams.simulator.Simulation;
import dev.songstreams.simulator.SimulationSettings;
import dev.songstreams.simulator.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends a few listens at a time. */
final class Trickle implements AutoCloseable {
    private static final int EVENTS = 5_000;

    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<byte[]> listens = new ArrayList<>();
    private int next;

    Trickle(String servers, Layout layout) {
        topic = layout.topics().get(0);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new ByteArraySerializer(), new ByteArraySerializer());
        new Simulation(SimulationSettings.builder().maxEvents(EVENTS).build()).forEach(this::keep);
    }

    private void keep(Topic event, byte[] buffer, int offset, int length, long epochMillis) {
        if (event == Topic.LISTEN) {
            listens.add(Arrays.copyOfRange(buffer, offset, offset + length));
        }
    }

    /** Returns when they are with the broker. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void send(int records) {
        for (int record = 0; record < records; record++) {
            producer.send(new ProducerRecord<>(topic, listens.get(next++ % listens.size())));
        }
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
