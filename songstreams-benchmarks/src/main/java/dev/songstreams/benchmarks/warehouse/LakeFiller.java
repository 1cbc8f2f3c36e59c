// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.warehouse;

import dev.songstreams.benchmarks.peer.LakeJob;
import dev.songstreams.kafka.EventPoller;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.ObjectStores;
import java.net.URI;

/** Brings the listens from Kafka into zone clean of a lake. Arguments: bootstrap servers, the lake's address. */
final class LakeFiller {
    private LakeFiller() {}

    public static void main(String[] arguments) {
        LakeJob job = LakeJob.parse("snappy", "clean", "listen_events");
        try (ObjectStore store = ObjectStores.open(URI.create(arguments[1]));
                EventPoller poller = job.poller(arguments[0], "warehouse", store)
                        .untilCaughtUp()
                        .build()) {
            poller.start();
            System.out.println("lake: " + poller.completion().join());
        }
    }
}
