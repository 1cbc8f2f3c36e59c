// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import dev.songstreams.simulator.EventCounts;
import dev.songstreams.simulator.Simulation;
import dev.songstreams.simulator.SimulationSettings;
import dev.songstreams.simulator.Topic;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Simulates Streamify, into Kafka or into files. */
@Command(name = "simulate", description = "Simulate a music service: the same seed gives the same events.")
final class SimulateCommand implements Callable<Integer> {
    @Mixin
    private KafkaOption kafka = new KafkaOption();

    @Option(names = "--out", paramLabel = "DIR", description = "Write files, one a topic, instead of to Kafka.")
    private @Nullable Path out;

    @Option(names = "--users", defaultValue = "200", description = "How many users. Default: ${DEFAULT-VALUE}")
    private int users;

    @Option(names = "--events", paramLabel = "N", description = "Stop after so many events of all topics together.")
    private @Nullable Long events;

    @Option(names = "--days", defaultValue = "20", description = "How many days. Default: ${DEFAULT-VALUE}")
    private int days;

    @Option(names = "--seed", defaultValue = "1", description = "The seed. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(
            names = "--rate",
            paramLabel = "EVENTS_PER_SECOND",
            description = "Send so many a second at most; by default as fast as Kafka takes them.")
    private @Nullable Long rate;

    @Option(
            names = "--partitions",
            defaultValue = "2",
            description = "Partitions of the topics that have to be created. Default: ${DEFAULT-VALUE}")
    private int partitions;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (out != null && rate != null) {
            throw new ParameterException(spec.commandLine(), "--rate goes with --kafka, not with --out");
        }
        Simulation simulation = new Simulation(settings());
        long start = System.nanoTime();
        EventCounts counts = out == null ? toKafka(simulation) : simulation.writeFiles(out);
        report(counts, Duration.ofNanos(System.nanoTime() - start));
        return 0;
    }

    private SimulationSettings settings() {
        try {
            SimulationSettings.Builder builder = SimulationSettings.builder()
                    .users(users)
                    .period(Duration.ofDays(days))
                    .seed(seed);
            return events == null ? builder.build() : builder.maxEvents(events).build();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
    }

    private EventCounts toKafka(Simulation simulation) {
        try (Admin admin = kafka.reach(java.util.Map.of())) {
            KafkaOutput.createTopics(admin, partitions);
        }
        try (KafkaOutput output = new KafkaOutput(kafka.servers(), rate)) {
            return simulation.forEach(output);
        }
    }

    private void report(EventCounts counts, Duration taken) {
        PrintWriter printer = spec.commandLine().getOut();
        for (Topic topic : Topic.values()) {
            printer.printf("%-22s %d%n", topic.topicName(), counts.of(topic));
        }
        printer.printf(
                java.util.Locale.ROOT, "%s in %.1f s%n", Plural.of(counts.total(), "event"), taken.toMillis() / 1000.0);
        printer.flush();
    }
}
