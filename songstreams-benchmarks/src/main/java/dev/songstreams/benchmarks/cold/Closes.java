// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.cold;

import dev.songstreams.benchmarks.events.Layout;
import dev.songstreams.benchmarks.peer.LakeJob;
import dev.songstreams.benchmarks.process.Place;
import dev.songstreams.benchmarks.report.MarkdownTable;
import dev.songstreams.benchmarks.report.Spread;
import dev.songstreams.kafka.EventPoller;
import dev.songstreams.kafka.EventPollerBuilder;
import dev.songstreams.kafka.PollerEvent;
import dev.songstreams.kafka.PollerListener;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.ObjectStores;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How long a poller takes to close that has read all and committed it: at the end of the log there always is a fetch in flight,
 * which the broker answers after fetch.max.wait.ms, half a second by default.
 */
final class Closes {
    private static final long PATIENCE_SECONDS = 300;
    private static final int FIRST_FETCH_MILLIS = 300;
    private static final double NANOS_PER_MILLI = 1e6;
    /** Different each time, so that closing meets the fetch at any moment of its half second. */
    private static final int IDLE_STEP_MILLIS = 87;

    private final String servers;
    private final int closes;
    private final LakeJob job =
            LakeJob.parse("snappy", "clean", String.join(",", Layout.streamify().topics()));

    Closes(String servers, int closes) {
        this.servers = servers;
        this.closes = closes;
    }

    void measure() throws Exception {
        MarkdownTable table = new MarkdownTable("group.protocol", "close() of an idle poller, ms");
        for (String protocol : List.of("classic", "consumer")) {
            table.row(protocol, measure(protocol).text(0));
        }
        table.print("Closing with a fetch in flight, fetch.max.wait.ms 500: median (least-greatest)");
    }

    private Spread measure(String protocol) throws Exception {
        List<Double> millis = new ArrayList<>();
        try (Place place = Place.local();
                ObjectStore store = ObjectStores.open(URI.create(place.root()))) {
            try (EventPoller first = poller(store, protocol).untilCaughtUp().build()) {
                first.start();
                first.completion().join();
            }
            for (int i = 0; i < closes; i++) {
                millis.add(closeOne(poller(store, protocol), FIRST_FETCH_MILLIS + i * IDLE_STEP_MILLIS));
            }
        }
        return Spread.of(millis);
    }

    private EventPollerBuilder poller(ObjectStore store, String protocol) {
        return job.poller(servers, "closes-" + protocol, store).property("group.protocol", protocol);
    }

    private double closeOne(EventPollerBuilder builder, int idleMillis) throws InterruptedException {
        CountDownLatch positioned = new CountDownLatch(job.topics().size());
        long start;
        try (EventPoller poller = builder.addListener(new Positions(positioned)).build()) {
            poller.start();
            if (!positioned.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the poller did not come to read: " + poller.health());
            }
            Thread.sleep(idleMillis);
            start = System.nanoTime();
        }
        return (System.nanoTime() - start) / NANOS_PER_MILLI;
    }

    /** Counts the topics whose positions are known. */
    private record Positions(CountDownLatch positioned) implements PollerListener {
        @Override
        public void positioned(PollerEvent.Positioned event) {
            positioned.countDown();
        }
    }
}
