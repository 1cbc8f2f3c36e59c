// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.soak;

import dev.songstreams.examples.soak.Workload.Coordinates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What Kafka holds, and which of it can't be events: what a lake is measured by. */
record Truth(Map<TopicPartition, Hashes> values, Map<TopicPartition, Long> ends, Set<Coordinates> spoiled) {

    static Truth read(String servers, Set<Coordinates> spoiled) {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers, "enable.auto.commit", "false");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (String topic : SoakKafka.TOPICS) {
                consumer.partitionsFor(topic).forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            return new Truth(readTo(ends, consumer), ends, spoiled);
        }
    }

    private static Map<TopicPartition, Hashes> readTo(
            Map<TopicPartition, Long> ends, KafkaConsumer<byte[], byte[]> consumer) {
        Map<TopicPartition, Hashes> values = new HashMap<>();
        ends.keySet().forEach(partition -> values.put(partition, new Hashes()));
        Predicate<TopicPartition> behind = partition -> consumer.position(partition) < ends.get(partition);
        long deadline = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (ends.keySet().stream().anyMatch(behind)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Kafka did not give its records within five minutes");
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                values.get(new TopicPartition(record.topic(), record.partition()))
                        .add(record.offset(), record.value());
            }
        }
        return values;
    }

    long records() {
        return values.values().stream().mapToLong(Hashes::count).sum();
    }
}
