// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Creates and deletes topics, and returns only when clients see it. The controller answers as soon as it has decided; the broker's own
 * metadata, which clients get, follows a little later.
 */
record Topics(Admin admin) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(5);

    void create(String name, int partitions, Map<String, String> config) {
        NewTopic topic = new NewTopic(name, partitions, (short) 1).configs(config);
        CreateTopicsResult created = admin.createTopics(List.of(topic));
        String deed = "create the topic " + name;
        Uuid id = await(deed, created.topicId(name));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isUsable(describe(name), id)) {
            pause(deed, deadline);
        }
        awaitLeaders(deed, name, partitions);
    }

    /**
     * Waits until each partition answers. The metadata name its leader a little earlier; a producer whose first batch is refused
     * then may have the second taken before it, and the first for ever refused as out of order.
     */
    private void awaitLeaders(String deed, String name, int partitions) {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            ends.put(new TopicPartition(name, partition), OffsetSpec.latest());
        }
        await(deed, admin.listOffsets(ends).all());
    }

    void delete(String name) {
        String deed = "delete the topic " + name;
        await(deed, admin.deleteTopics(List.of(name)).all());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (describe(name) != null) {
            pause(deed, deadline);
        }
    }

    @Override
    public void close() {
        admin.close();
    }

    private static boolean isUsable(@Nullable TopicDescription topic, Uuid id) {
        return topic != null
                && topic.topicId().equals(id)
                && topic.partitions().stream().allMatch(p -> p.leader() != null);
    }

    /** What clients see of the topic; null if they see none. */
    private @Nullable TopicDescription describe(String name) {
        try {
            return await(
                            "see the topic " + name,
                            admin.describeTopics(List.of(name)).allTopicNames())
                    .get(name);
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return null;
            }
            throw e;
        }
    }

    private static void pause(String deed, long deadline) {
        if (System.nanoTime() > deadline) {
            throw new IllegalStateException("could not " + deed + " within " + PATIENCE);
        }
        LockSupport.parkNanos(PAUSE.toNanos());
    }

    private static <T> T await(String deed, KafkaFuture<T> answer) {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting to " + deed, e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException("cannot " + deed + ": " + cause.getMessage(), cause);
        } catch (TimeoutException e) {
            throw new IllegalStateException("could not " + deed + " within " + PATIENCE, e);
        }
    }
}
