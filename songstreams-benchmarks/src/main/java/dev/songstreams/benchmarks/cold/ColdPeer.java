// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.cold;

import dev.songstreams.benchmarks.events.Layout;
import dev.songstreams.benchmarks.peer.LakeJob;
import dev.songstreams.kafka.EventPoller;
import dev.songstreams.kafka.PollerEvent;
import dev.songstreams.kafka.PollerListener;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.ObjectStores;
import java.net.URI;
import java.time.Clock;

/**
 * Ourselves, once; says at which millisecond of the wall clock it has come how far. Arguments: bootstrap servers, where to write,
 * group.protocol.
 */
final class ColdPeer implements PollerListener {
    /** That its main runs. */
    static final String MAIN = "main";

    /** That all positions are known, so that records are asked for. */
    static final String POSITIONED = "positioned";

    /** That the last batch has been committed. */
    static final String COMMITTED = "committed";

    private final Clock clock = Clock.systemUTC();

    private ColdPeer() {}

    public static void main(String[] arguments) {
        ColdPeer peer = new ColdPeer();
        peer.say(MAIN);
        LakeJob job = LakeJob.parse(
                "snappy", "clean", String.join(",", Layout.streamify().topics()));
        try (ObjectStore store = ObjectStores.open(URI.create(arguments[1]));
                EventPoller poller = job.poller(arguments[0], "cold-" + arguments[1].hashCode(), store)
                        .property("group.protocol", arguments[2])
                        .untilCaughtUp()
                        .addListener(peer)
                        .build()) {
            poller.start();
            poller.completion().join();
        }
    }

    @Override
    public void positioned(PollerEvent.Positioned event) {
        say(POSITIONED);
    }

    @Override
    public void committed(PollerEvent.Committed event) {
        say(COMMITTED);
    }

    /** Of what is said several times, the last counts. */
    private void say(String what) {
        System.out.println(what + " " + clock.millis());
    }
}
