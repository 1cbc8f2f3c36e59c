// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.testkit.LocalS3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Kafka, S3 and a disk for tests with real workers, and records to fill lakes with. */
final class Ground implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path folder;
    private final SoakKafka kafka;
    private final LocalS3 s3;
    private final Cli cli;
    private final List<SoakLake> lakes = new ArrayList<>();

    Ground(Path folder) throws IOException {
        this.folder = folder;
        this.kafka = SoakKafka.start(folder.resolve("kafka"));
        this.s3 = LocalS3.builder().directory(folder.resolve("s3")).start();
        this.cli = new Cli(Files.createDirectories(folder.resolve("workers")), kafka.servers());
    }

    SoakKafka kafka() {
        return kafka;
    }

    LocalS3 s3() {
        return s3;
    }

    Cli cli() {
        return cli;
    }

    S3Lake s3Lake(String format, String protocol) {
        S3Lake lake = new S3Lake(s3, folder.resolve("s3"), "lake-" + lakes.size(), format, protocol);
        lakes.add(lake);
        return lake;
    }

    LocalLake localLake(String format, String protocol) throws IOException {
        LocalLake lake = new LocalLake(folder.resolve("lake-" + lakes.size()), format, protocol);
        lakes.add(lake);
        return lake;
    }

    /** Waits until a worker that stops when it has caught up has done so. */
    static void awaitCaughtUp(Worker worker) {
        assertThat(worker.exitCode(PATIENCE)).as(worker.text()).isZero();
    }

    @Override
    public void close() {
        lakes.forEach(SoakLake::close);
        s3.close();
        kafka.close();
    }
}
