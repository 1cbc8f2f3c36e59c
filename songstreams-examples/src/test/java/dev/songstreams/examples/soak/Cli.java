// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Starts workers, each with an output of its own in the folder. */
final class Cli {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path folder;
    private final String kafka;
    private final Map<String, Path> configs = new HashMap<>();
    private final AtomicInteger started = new AtomicInteger();

    Cli(Path folder, String kafka) throws IOException {
        this.folder = folder;
        this.kafka = kafka;
        for (String protocol : List.of("classic", "consumer")) {
            Path config = folder.resolve(protocol + ".properties");
            configs.put(protocol, Files.writeString(config, SoakKafka.consumerProperties(protocol)));
        }
    }

    /** The group of a lake's workers. */
    static String group(SoakLake lake) {
        return "soak-" + lake.name().replace('/', '-');
    }

    /** A worker of the lake's group. */
    Worker listen(SoakLake lake, String... more) {
        return listen(lake, group(lake), lake.environment(), more);
    }

    Worker listen(SoakLake lake, String group, Map<String, String> environment, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "listen",
                "--kafka",
                kafka,
                "--kafka-timeout",
                "120s",
                "--lake",
                lake.uri(),
                "--format",
                lake.format(),
                "--group",
                group,
                "--kafka-config",
                configs.get(lake.protocol()).toString(),
                "--workers",
                "2"));
        arguments.addAll(List.of(more));
        return start(environment, arguments);
    }

    /** Lets a worker bring all that there is. */
    void catchUp(SoakLake lake, Tally tally) {
        try (Worker worker = listen(lake, "--flush-records", "20000", "--until-caught-up")) {
            if (worker.exitCode(PATIENCE) != 0) {
                throw new AssertionError("a worker did not catch up, but said: " + worker.text());
            }
            tally.read(worker);
        }
    }

    /** A sweep that spares nobody. */
    Worker sweep(SoakLake lake) {
        return start(lake.environment(), List.of("sweep", "--lake", lake.uri(), "--grace", "0s"));
    }

    /** Lets such a sweep come to its end. */
    void sweepAll(SoakLake lake, Tally tally) {
        try (Worker sweep = sweep(lake)) {
            if (sweep.exitCode(PATIENCE) != 0) {
                throw new AssertionError("a sweep failed: " + sweep.text());
            }
            tally.read(sweep);
            tally.add("sweeps", 1);
        }
    }

    Worker start(Map<String, String> environment, List<String> arguments) {
        Path output = folder.resolve("worker-" + started.incrementAndGet() + ".log");
        return Worker.start(output, environment, arguments);
    }

    int started() {
        return started.get();
    }
}
