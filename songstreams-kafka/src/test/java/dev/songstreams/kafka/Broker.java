// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka;

import static org.awaitility.Awaitility.await;

import dev.songstreams.core.sink.EventSink;
import dev.songstreams.testkit.LocalKafka;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/** A real broker that all tests of this module share, and the little that they do to it. Every test takes topics of its own. */
final class Broker {
    /** Members of groups hear of a rebalance at once, not seconds later. */
    private static final Map<String, String> QUICK_REBALANCES = Map.of(
            "group.consumer.min.heartbeat.interval.ms", "100",
            "group.consumer.heartbeat.interval.ms", "200",
            "log.cleaner.backoff.ms", "100");

    private static final LocalKafka KAFKA =
            LocalKafka.builder().properties(QUICK_REBALANCES).start();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(KAFKA::close));
    }

    private Broker() {}

    static LocalKafka kafka() {
        return KAFKA;
    }

    /** A name that no other test has. */
    static String freshName(String what) {
        return what + "-" + NUMBER.incrementAndGet();
    }

    static String topic(int partitions) throws Exception {
        String name = freshName("topic");
        create(name, partitions, Map.of());
        return name;
    }

    /** On return every partition has a leader that answers; a producer could lose the order of its first batches before. */
    static void create(String name, int partitions, Map<String, String> settings) throws Exception {
        NewTopic topic = new NewTopic(name, partitions, (short) 1).configs(settings);
        administer(admin -> admin.createTopics(List.of(topic)).all().get());
        awaitLeaders(name, partitions);
    }

    private static void awaitLeaders(String topic, int partitions) throws Exception {
        Map<TopicPartition, OffsetSpec> all = IntStream.range(0, partitions)
                .boxed()
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(topic, partition), partition -> OffsetSpec.earliest()));
        administer(admin -> await().ignoreExceptions()
                .until(() -> admin.listOffsets(all).all().get().size() == partitions));
    }

    /** Values {@code p-i} for each partition p and i from first to last. */
    static void produce(String topic, int partitions, int first, int last) {
        produce(Map.of(), producer -> {
            for (int i = first; i <= last; i++) {
                for (int partition = 0; partition < partitions; partition++) {
                    producer.send(new ProducerRecord<>(topic, partition, null, partition + "-" + i));
                }
            }
        });
    }

    static void produce(Map<String, Object> settings, Consumer<KafkaProducer<String, String>> deed) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("bootstrap.servers", KAFKA.bootstrapServers());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(all, new StringSerializer(), new StringSerializer())) {
            deed.accept(producer);
            producer.flush();
        }
    }

    static void administer(AdminDeed deed) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", KAFKA.bootstrapServers()))) {
            deed.on(admin);
        }
    }

    /** Waits until no transaction before that offset of partition 0 is open: its marker comes after the producer's answer. */
    static void awaitCommittedEnd(String topic, long offset) throws Exception {
        TopicPartition partition = new TopicPartition(topic, 0);
        ListOffsetsOptions committed = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
        administer(admin -> await().until(() -> admin.listOffsets(Map.of(partition, OffsetSpec.latest()), committed)
                        .partitionResult(partition)
                        .get()
                        .offset()
                >= offset));
    }

    /** Deletes a topic and creates it again, which gives it another id. */
    static void recreate(String topic, int partitions) throws Exception {
        KAFKA.deleteTopic(topic);
        await().ignoreExceptions().until(() -> {
            create(topic, partitions, Map.of());
            return true;
        });
    }

    /** As retention would. */
    static void deleteBefore(String topic, int partition, long offset) throws Exception {
        administer(admin -> admin.deleteRecords(
                        Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(offset)))
                .all()
                .get());
    }

    /** On return every partition has a leader that answers: a producer may wait for one, and with it the test. */
    static void growTo(String topic, int partitions) throws Exception {
        administer(admin -> admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions)))
                .all()
                .get());
        awaitLeaders(topic, partitions);
    }

    /** A poller of a group of its own, with nothing special. */
    static EventPollerBuilder poller(EventSink sink, String... topics) {
        return EventPoller.builder()
                .bootstrapServers(KAFKA.bootstrapServers())
                .group(freshName("group"))
                .topics(topics)
                .sink(sink);
    }

    /** Something done by an administrator. */
    interface AdminDeed {
        void on(Admin admin) throws Exception;
    }
}
