// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.lake.log.LakeReader;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;

/** Kills a worker again and again, of one lake after another, while records keep coming; then counts. */
final class CrashSoak {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> FLUSH_RECORDS = List.of("400", "2500", "20000");

    private final SoakSettings settings;
    private final SoakKafka kafka;
    private final Cli cli;
    private final List<SoakLake> lakes;
    private final Weather weather;
    private final Random random;
    private final Points points;
    private final Tally tally = new Tally();
    private final Map<SoakLake, Estate> estates = new HashMap<>();
    private final PrintStream out;

    CrashSoak(SoakSettings settings, SoakKafka kafka, Cli cli, List<SoakLake> lakes, PrintStream out) {
        this.settings = settings;
        this.kafka = kafka;
        this.cli = cli;
        this.lakes = lakes;
        this.random = new Random(settings.seed());
        this.points = new Points(random);
        this.weather = new Weather(settings, kafka, tally);
        this.out = out;
        lakes.forEach(lake -> estates.put(lake, new Estate(lake)));
    }

    /** Runs it all; fails if a record is missing, doubled or changed, or if anything is left. */
    Tally run() throws Exception {
        out.println("soak: " + settings);
        Truth truth;
        try (Workload workload = new Workload(kafka.servers(), settings.records(), settings.seed());
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.servers()))) {
            for (int i = 0; tally.of("kills") < settings.kills(); i++) {
                assertThat(i).as("rounds for %s kills", tally.of("kills")).isLessThan(2 * settings.kills() + 10);
                workload.release(settings.records() / settings.kills());
                round(lakes.get(i % lakes.size()), admin);
                out.printf(
                        "soak: %d of %d kills, %d records sent, %d s%n",
                        tally.of("kills"), settings.kills(), workload.acknowledged(), tally.seconds());
            }
            workload.finish();
            truth = Truth.read(kafka.servers(), workload.spoiled());
            assertThat(truth.records())
                    .as(settings.toString())
                    .isEqualTo(workload.acknowledged())
                    .isGreaterThanOrEqualTo(settings.records());
        }
        tally.add("records in Kafka", truth.records());
        tally.add("spoiled records", truth.spoiled().size());
        for (SoakLake lake : lakes) {
            finish(lake, truth);
        }
        tally.add("processes started", cli.started());
        assertThat(tally.failures()).as("workers that failed, %s", settings).isEmpty();
        return tally;
    }

    private void round(SoakLake lake, Admin admin) throws Exception {
        KillPoint point = points.next(lake);
        Estate.Remains before = estates.get(lake).survey(admin);
        try (Worker worker = cli.listen(lake, "--flush-every", "1s", "--flush-records", flushRecords())) {
            weather.change();
            boolean killed = killAt(point, lake, worker);
            tally.read(worker);
            if (killed) {
                tally.kill(point, before, estates.get(lake).survey(admin));
            }
        }
        if (random.nextInt(6) == 0) {
            sweep(lake);
        }
    }

    /** Whether it was killed where it was meant to be. A slow machine is given time: the clock runs when it has partitions. */
    private boolean killAt(KillPoint point, SoakLake lake, Worker worker) throws Exception {
        boolean asMeant;
        if (point == KillPoint.RANDOM) {
            boolean reads = random.nextInt(3) == 0 || worker.says("assigned", START);
            asMeant = reads && !worker.endsWithin(Duration.ofMillis(200 + random.nextInt(3000)));
        } else {
            try (Trap trap = lake.arm(point, points.skip(point), worker::kill)) {
                weather.over(lake);
                asMeant = (worker.says("assigned", START) || !worker.isAlive()) && trap.springsWithin(PATIENCE);
            }
        }
        if (!asMeant) {
            tally.add(worker.isAlive() ? "workers whose point did not come" : "workers that ended early", 1);
        }
        worker.kill();
        return asMeant;
    }

    private void sweep(SoakLake lake) throws IOException {
        if (new LakeReader(lake.store()).descriptor().isEmpty()) {
            // No worker has lived long enough to make it, and a sweep says so.
            return;
        }
        if (random.nextInt(3) > 0) {
            cli.sweepAll(lake, tally);
            return;
        }
        try (Worker sweep = cli.sweep(lake)) {
            if (!sweep.endsWithin(Duration.ofMillis(600 + random.nextInt(1000)))) {
                sweep.kill();
                tally.add("kills", 1);
                tally.add("kills: a sweep, at any moment", 1);
            }
            tally.read(sweep);
        }
    }

    private void finish(SoakLake lake, Truth truth) throws Exception {
        lake.settle();
        cli.catchUp(lake, tally);
        cli.sweepAll(lake, tally);
        Referee referee = new Referee(lake, truth);
        referee.checkSwept(settings.toString());
        referee.check(settings.toString());
        estates.get(lake).readLog();
        tally.add("files in " + lake.name(), estates.get(lake).files());
        tally.add("log entries of " + lake.name(), estates.get(lake).entries());
        out.println("soak: " + lake.name() + " holds each record once, and nothing else");
    }

    private String flushRecords() {
        return FLUSH_RECORDS.get(random.nextInt(FLUSH_RECORDS.size()));
    }
}
