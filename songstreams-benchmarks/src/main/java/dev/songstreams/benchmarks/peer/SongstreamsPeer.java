// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.peer;

import dev.songstreams.kafka.EventPoller;
import dev.songstreams.kafka.PollerSummary;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.ObjectStores;
import java.net.URI;

/** Ourselves. Arguments: bootstrap servers, where to write, format, how, topics (see {@link LakeJob#parse}), passes. */
final class SongstreamsPeer {
    private SongstreamsPeer() {}

    public static void main(String[] arguments) throws Exception {
        LakeJob job = LakeJob.parse(arguments[2], arguments[3], arguments[4]);
        Passes.run(
                Integer.parseInt(arguments[5]), pass -> run(job, arguments[0], URI.create(arguments[1] + "/" + pass)));
    }

    private static void run(LakeJob job, String servers, URI root) {
        try (ObjectStore store = ObjectStores.open(root);
                EventPoller poller = job.poller(
                                servers, "benchmark-" + root.getPath().replace('/', '-'), store)
                        .untilCaughtUp()
                        .build()) {
            poller.start();
            PollerSummary summary = poller.completion().join();
            System.out.println("# " + summary);
        }
    }
}
