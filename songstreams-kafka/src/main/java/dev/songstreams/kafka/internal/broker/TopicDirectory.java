// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.broker;

import dev.songstreams.core.sink.TopicIdentity;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the cluster says of topics and their offsets. Thread-safe; every call waits for the broker and throws Kafka's exceptions. */
public final class TopicDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(TopicDirectory.class);

    private final Admin admin;
    private final String clusterId;
    private final AtomicBoolean complained = new AtomicBoolean();

    private TopicDirectory(Admin admin, String clusterId) {
        this.admin = admin;
        this.clusterId = clusterId;
    }

    /** Asks the cluster for its id; the client stays the caller's to close. */
    public static TopicDirectory of(Admin admin) {
        return new TopicDirectory(admin, await(admin.describeCluster().clusterId()));
    }

    /** Those of the topics that exist, by name. */
    public Map<String, KnownTopic> describe(Collection<String> names) {
        Map<String, KnownTopic> found = new HashMap<>();
        admin.describeTopics(names).topicNameValues().forEach((name, answer) -> {
            try {
                found.put(name, known(await(answer)));
            } catch (UnknownTopicOrPartitionException e) {
                // It may be there when asked again.
            }
        });
        return found;
    }

    /**
     * The topic, as it is now. Ids never return: one that is still the same says that all that was read of the topic so far is
     * of this topic, as far as the broker asked has heard of everything. Where brokers give no ids, that can't be said.
     *
     * @throws RecreatedTopicException if the topic of that name is another
     * @throws UnknownTopicOrPartitionException if there is none of that name
     */
    public KnownTopic same(KnownTopic topic) {
        String name = topic.name();
        KnownTopic now = known(await(Objects.requireNonNull(
                admin.describeTopics(List.of(name)).topicNameValues().get(name), "the topic that was asked for")));
        if (topic.isReplacedBy(now)) {
            throw new RecreatedTopicException(now.asNew());
        }
        return topic.isNew() ? now.asNew() : now;
    }

    private KnownTopic known(TopicDescription topic) {
        TopicIdentity identity = new TopicIdentity(topic.name(), topic.topicId().toString(), clusterId);
        KnownTopic known = new KnownTopic(
                identity, partitions(topic, partition -> true), partitions(topic, TopicDirectory::isLeaderless), false);
        if (!known.hasId() && !complained.getAndSet(true)) {
            LOG.warn(
                    "the brokers give {} no topic id, as those before Kafka 2.8 do: if it, or another topic, is deleted and"
                            + " created again, that can't be noticed, and records of both are taken for those of one topic",
                    topic.name());
        }
        return known;
    }

    private static boolean isLeaderless(TopicPartitionInfo partition) {
        return partition.leader() == null || partition.leader().isEmpty();
    }

    private static Set<Integer> partitions(TopicDescription topic, Predicate<TopicPartitionInfo> which) {
        return topic.partitions().stream()
                .filter(which)
                .map(TopicPartitionInfo::partition)
                .collect(Collectors.toSet());
    }

    /** The same of one topic's partitions. */
    public PartitionOffsets offsets(
            String topic, Collection<Integer> partitions, OffsetSpec spec, IsolationLevel isolation) {
        return offsets(Map.of(topic, partitions), spec, isolation).get(0);
    }

    /**
     * Offsets of topics' partitions, as far as brokers answer in the client's time for a call; -1 where a time was asked for and no
     * record is that new.
     *
     * @param wanted the partitions, by their topic's name
     * @param isolation whether an end lies before or behind transactions that are open
     */
    public List<PartitionOffsets> offsets(
            Map<String, ? extends Collection<Integer>> wanted, OffsetSpec spec, IsolationLevel isolation) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        wanted.forEach((topic, partitions) ->
                partitions.forEach(partition -> asked.put(new TopicPartition(topic, partition), spec)));
        ListOffsetsResult answers = admin.listOffsets(asked, new ListOffsetsOptions(isolation));
        return wanted.entrySet().stream()
                .map(topic -> offsets(topic.getKey(), topic.getValue(), answers))
                .toList();
    }

    private static PartitionOffsets offsets(String topic, Collection<Integer> partitions, ListOffsetsResult answers) {
        Map<Integer, Long> known = new HashMap<>();
        Map<Integer, KafkaException> silent = new HashMap<>();
        for (Integer partition : partitions) {
            try {
                known.put(
                        partition,
                        await(answers.partitionResult(new TopicPartition(topic, partition)))
                                .offset());
            } catch (RetriableException e) {
                silent.put(partition, e);
            }
        }
        return new PartitionOffsets(topic, known, silent);
    }

    private static <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        }
    }
}
