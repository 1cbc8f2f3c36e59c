// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.scaling;

import dev.songstreams.benchmarks.events.Filler;
import dev.songstreams.benchmarks.events.Layout;
import dev.songstreams.benchmarks.process.BrokerProcess;
import dev.songstreams.benchmarks.process.ChildJvm;
import dev.songstreams.benchmarks.process.Place;
import dev.songstreams.benchmarks.report.MarkdownTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What a poller's process costs while its topic is idle, and while a few records come between two flushes: by default zones raw
 * and clean, a flush every second.
 */
final class SmallFlushes {
    private static final long FLUSH_MILLIS = 1_000;
    private static final int RECORDS = 10;
    private static final int NANOS_PER_MILLI = 1_000_000;

    private final int flushes;

    SmallFlushes(int flushes) {
        this.flushes = flushes;
    }

    /** What the process says of itself at one moment. */
    private record Reading(double cpuMillis, long commits) {
        Reading since(Reading before) {
            return new Reading(cpuMillis - before.cpuMillis, commits - before.commits);
        }
    }

    void measure() throws Exception {
        Layout layout = Layout.listens(1, 1);
        String topic = layout.topics().get(0);
        try (BrokerProcess broker = new BrokerProcess();
                Place place = Place.local()) {
            Filler.fill(broker.servers(), layout, RECORDS);
            Process peer = ChildJvm.start(
                    "512m", FlushPeer.class, broker.servers(), place.root(), topic, Long.toString(FLUSH_MILLIS));
            try (Trickle trickle = new Trickle(broker.servers(), layout);
                    BufferedReader answers = peer.inputReader(StandardCharsets.UTF_8)) {
                period(trickle, RECORDS);
                Reading start = ask(peer, answers);
                period(trickle, 0);
                Reading idle = ask(peer, answers);
                period(trickle, RECORDS);
                print(idle.since(start), ask(peer, answers).since(idle));
            } finally {
                end(peer);
            }
        }
    }

    /** Lets as many flushes pass as are to be measured, with so many records before each. */
    private void period(Trickle trickle, int records) throws Exception {
        for (int flush = 0; flush < flushes; flush++) {
            trickle.send(records);
            Thread.sleep(FLUSH_MILLIS);
        }
    }

    private static Reading ask(Process peer, BufferedReader answers) throws IOException {
        peer.getOutputStream().write('\n');
        peer.getOutputStream().flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the poller's process has ended");
        }
        String[] parts = answer.split(" ");
        return new Reading(Double.parseDouble(parts[0]) / NANOS_PER_MILLI, Long.parseLong(parts[1]));
    }

    private void print(Reading idle, Reading busy) {
        double seconds = flushes * FLUSH_MILLIS / 1000.0;
        MarkdownTable table =
                new MarkdownTable("records a flush", "commits", "CPU ms a second", "CPU ms a commit more");
        table.row("0", Long.toString(idle.commits()), millis(idle.cpuMillis() / seconds), "");
        table.row(
                Integer.toString(RECORDS),
                Long.toString(busy.commits()),
                millis(busy.cpuMillis() / seconds),
                millis((busy.cpuMillis() - idle.cpuMillis()) / Math.max(1, busy.commits())));
        table.print("Small flushes: one topic, zones raw and clean, Parquet, flushed every second");
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static void end(Process peer) throws IOException, InterruptedException {
        peer.getOutputStream().close();
        if (!peer.waitFor(60, TimeUnit.SECONDS)) {
            peer.destroyForcibly();
        }
    }
}
