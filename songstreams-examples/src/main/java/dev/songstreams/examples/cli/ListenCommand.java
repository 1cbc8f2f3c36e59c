// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import dev.songstreams.kafka.EventPoller;
import dev.songstreams.kafka.EventPollerBuilder;
import dev.songstreams.kafka.PollerSummary;
import dev.songstreams.lake.sink.LakeSink;
import dev.songstreams.lake.store.ObjectStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reads topics from Kafka into a lake. */
@Command(name = "listen", description = "Read topics from Kafka into a lake, exactly once.")
final class ListenCommand implements Callable<Integer> {
    @Mixin
    private KafkaOption kafka = new KafkaOption();

    @Mixin
    private KafkaConfigOption kafkaConfig = new KafkaConfigOption();

    @Mixin
    private LakeOption lake = new LakeOption();

    @Mixin
    private LakeWritingOptions writing = new LakeWritingOptions();

    @Mixin
    private PollingOptions polling = new PollingOptions();

    @Option(
            names = "--group",
            description =
                    "The consumer group; processes of one group divide the partitions. By default one that follows from"
                            + " the lake's URI, so that two lakes never divide what both should have.")
    private @Nullable String group;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Map<String, Object> properties = kafkaConfig.properties();
        EventPollerBuilder builder = polling.configure(EventPoller.builder())
                .bootstrapServers(kafka.servers())
                .properties(properties);
        try (ObjectStore store = lake.open()) {
            LakeSink sink = writing.sink(store, polling.topics());
            kafka.requireTopics(properties, polling.awaited());
            EventPoller poller = builder.group(group == null ? defaultGroup() : group)
                    .sink(sink)
                    .build();
            PrintWriter out = spec.commandLine().getOut();
            new ListenRun(poller, store, ListenRun.sweepGrace(polling.flushEvery())).run(summary -> {
                out.println(text(summary));
                out.flush();
            });
        }
        return 0;
    }

    static String text(PollerSummary summary) {
        return String.format(
                java.util.Locale.ROOT,
                "%s, %s, %s, %s, %.1f seconds",
                Plural.of(summary.records(), "record"),
                Plural.of(summary.files(), "file"),
                Plural.of(summary.bytes(), "byte"),
                Plural.of(summary.deadLetters(), "dead letter"),
                summary.elapsed().toMillis() / 1000.0);
    }

    private String defaultGroup() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(lake.uri().toString().getBytes(StandardCharsets.UTF_8));
            return "songstreams-" + HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
