// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.peer;

import dev.songstreams.benchmarks.events.Layout;
import dev.songstreams.core.decode.JsonEventDecoder;
import dev.songstreams.core.decode.JsonOptions;
import dev.songstreams.core.decode.TextRepair;
import dev.songstreams.core.event.EventType;
import dev.songstreams.kafka.EventPoller;
import dev.songstreams.kafka.EventPollerBuilder;
import dev.songstreams.lake.format.FileFormat;
import dev.songstreams.lake.format.parquet.ParquetCompression;
import dev.songstreams.lake.format.parquet.ParquetFormat;
import dev.songstreams.lake.format.text.CsvFormat;
import dev.songstreams.lake.format.text.TextCompression;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.sink.LakeSink;
import dev.songstreams.lake.sink.TopicModel;
import dev.songstreams.lake.store.ObjectStore;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The job by the public API and its defaults: every guarantee on, and of the consumer's settings only the brokers and the group
 * are given.
 *
 * @param format the files
 * @param zones the zones
 * @param objects whether each event becomes a Java record on its way, as a decoder of one's own makes it
 * @param topics the topics
 */
public record LakeJob(FileFormat format, Set<Zone> zones, boolean objects, List<String> topics) {
    /**
     * The job that words describe.
     *
     * @param format snappy or zstd, which are Parquet, csv or csv-zstd
     * @param how clean, raw and objects, divided by commas
     * @param topics divided by commas
     */
    public static LakeJob parse(String format, String how, String topics) {
        List<String> words = List.of(how.split(","));
        Set<Zone> zones = EnumSet.noneOf(Zone.class);
        for (Zone zone : List.of(Zone.RAW, Zone.CLEAN)) {
            if (words.contains(zone.folder())) {
                zones.add(zone);
            }
        }
        return new LakeJob(format(format), zones, words.contains("objects"), Arrays.asList(topics.split(",")));
    }

    private static FileFormat format(String name) {
        return switch (name) {
            case "csv" -> CsvFormat.defaults();
            case "csv-zstd" -> CsvFormat.defaults().withCompression(TextCompression.ZSTD);
            default ->
                ParquetFormat.builder()
                        .compression(ParquetCompression.valueOf(name.toUpperCase(Locale.ROOT)))
                        .build();
        };
    }

    /** A poller that does it; more may be asked of it. */
    public EventPollerBuilder poller(String servers, String group, ObjectStore store) {
        LakeSink.Builder sink = LakeSink.builder(store).format(format).zones(zones);
        for (String topic : topics) {
            EventType<?> type = Layout.type(topic);
            sink.topic(topic, objects ? byObjects(type) : TopicModel.json(type));
        }
        return EventPoller.builder()
                .bootstrapServers(servers)
                .group(group)
                .topics(topics)
                .sink(sink.build());
    }

    /** The same rules as {@link TopicModel#json(EventType)}, by way of an object an event. */
    private static <E extends Record> TopicModel byObjects(EventType<E> type) {
        JsonOptions options = JsonOptions.defaults().withTextRepair(TextRepair.of(type));
        return TopicModel.decoded(type, () -> new JsonEventDecoder<>(type, options));
    }
}
