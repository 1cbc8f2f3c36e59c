// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.peer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.songstreams.benchmarks.events.Layout;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What the machine allows: one thread that polls everything and counts bytes (limit A), or besides reads every field with Jackson
 * into its type and keeps nothing (limit B). Arguments: bootstrap servers, A or B, passes.
 */
final class LimitPeer {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    private static final Layout LAYOUT = Layout.streamify();

    private final boolean parses;
    private long bytes;
    private long checksum;

    private LimitPeer(boolean parses) {
        this.parses = parses;
    }

    public static void main(String[] arguments) throws Exception {
        LimitPeer limit = new LimitPeer(arguments[1].equals("B"));
        Passes.run(Integer.parseInt(arguments[2]), pass -> limit.run(arguments[0]));
        System.out.println("# " + limit.bytes + " bytes, checksum " + limit.checksum);
    }

    private void run(String servers) throws IOException {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings(servers), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = LAYOUT.topics().stream()
                    .flatMap(topic -> IntStream.range(0, LAYOUT.partitions())
                            .mapToObj(partition -> new TopicPartition(topic, partition)))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long left = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            while (left > 0) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    take(record.value());
                    left--;
                }
            }
        }
    }

    /** Large fetches and polls, which are what matters to it; and it does not wait at the end for a fetch under way. */
    private static Map<String, Object> settings(String servers) {
        return Map.of(
                "bootstrap.servers",
                servers,
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false,
                "fetch.max.bytes",
                50 << 20,
                "max.partition.fetch.bytes",
                4 << 20,
                "max.poll.records",
                20_000,
                "receive.buffer.bytes",
                1 << 20,
                "fetch.max.wait.ms",
                10);
    }

    private void take(byte[] value) throws IOException {
        bytes += value.length;
        if (parses) {
            parse(value);
        }
    }

    private void parse(byte[] value) throws IOException {
        try (JsonParser json = JSON.createParser(value)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                checksum += json.currentName().length();
                checksum += switch (json.nextToken()) {
                    case VALUE_STRING -> json.getText().length();
                    case VALUE_NUMBER_INT -> json.getLongValue();
                    case VALUE_NUMBER_FLOAT -> (long) json.getDoubleValue();
                    default -> 1;
                };
            }
        }
    }
}
