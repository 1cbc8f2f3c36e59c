// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.scaling;

import com.sun.management.OperatingSystemMXBean;
import dev.songstreams.benchmarks.peer.LakeJob;
import dev.songstreams.core.flush.FlushPolicy;
import dev.songstreams.kafka.EventPoller;
import dev.songstreams.kafka.PollerEvent;
import dev.songstreams.kafka.PollerListener;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.ObjectStores;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A poller that is asked for its figures: for each byte of its standard input it says the CPU nanoseconds that its process has
 * used, and how many batches it has committed. Arguments: bootstrap servers, where to write, topic, milliseconds between flushes.
 */
final class FlushPeer implements PollerListener {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final AtomicLong commits = new AtomicLong();

    private FlushPeer() {}

    public static void main(String[] arguments) throws Exception {
        FlushPeer peer = new FlushPeer();
        LakeJob job = LakeJob.parse("snappy", "raw,clean", arguments[2]);
        try (ObjectStore store = ObjectStores.open(URI.create(arguments[1]));
                EventPoller poller = job.poller(arguments[0], "flushes", store)
                        .flush(FlushPolicy.every(Duration.ofMillis(Long.parseLong(arguments[3]))))
                        .addListener(peer)
                        .build()) {
            poller.start();
            while (System.in.read() >= 0) {
                System.out.println(SYSTEM.getProcessCpuTime() + " " + peer.commits.get());
            }
        }
    }

    @Override
    public void committed(PollerEvent.Committed event) {
        commits.incrementAndGet();
    }
}
