// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.soak;

import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectSummary;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What lies in a lake beside what its log names: what the dead left behind. */
final class Estate {
    private final SoakLake lake;
    private final LakeReader reader;
    private final Set<ObjectKey> named = new HashSet<>();
    private final Map<String, LogEntry> newest = new HashMap<>();

    Estate(SoakLake lake) {
        this.lake = lake;
        this.reader = new LakeReader(lake.store());
    }

    /**
     * What a killed worker left behind.
     *
     * @param unfinished temporary files, or uploads in parts
     * @param unnamed whole data files that no entry names
     * @param aheadOfKafka whether the log stands further than the offsets that Kafka was told
     */
    record Remains(int unfinished, int unnamed, boolean aheadOfKafka) {}

    Remains survey(Admin kafka) throws IOException, InterruptedException, ExecutionException {
        readLog();
        int unnamed = 0;
        for (Zone zone : Zone.values()) {
            try (Stream<ObjectSummary> listed = lake.store().list(zone.folder() + "/", null)) {
                unnamed += (int) listed.filter(object -> isDataFile(object.key()))
                        .filter(object -> !named.contains(object.key()))
                        .count();
            }
        }
        return new Remains(lake.unfinished(), unnamed, isAheadOf(kafka));
    }

    /** Files in the lake by its log, as of the last survey. */
    int files() {
        return named.size();
    }

    /** Entries in the lake's log, as of the last survey. */
    long entries() {
        return newest.values().stream().mapToLong(LogEntry::sequence).sum();
    }

    void readLog() throws IOException {
        for (String topic : SoakKafka.TOPICS) {
            LogEntry known = newest.get(topic);
            for (LogEntry entry : reader.entriesAfter(topic, known == null ? 0 : known.sequence())) {
                entry.added().forEach(file -> named.add(file.key()));
                newest.put(topic, entry);
            }
        }
    }

    /** Not the server's own name of an object that is under way. */
    private static boolean isDataFile(ObjectKey key) {
        return key.name().endsWith(".parquet") || key.name().endsWith(".csv");
    }

    private boolean isAheadOf(Admin kafka) throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetAndMetadata> told = kafka.listConsumerGroupOffsets(Cli.group(lake))
                .partitionsToOffsetAndMetadata()
                .get();
        return newest.entrySet().stream()
                .flatMap(topic -> topic.getValue().positions().entrySet().stream()
                        .map(position ->
                                Map.entry(new TopicPartition(topic.getKey(), position.getKey()), position.getValue())))
                .anyMatch(position -> {
                    OffsetAndMetadata offset = told.get(position.getKey());
                    return position.getValue() > (offset == null ? 0 : offset.offset());
                });
    }
}
