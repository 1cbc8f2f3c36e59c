// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The encoding threads of a poller, and which of them gets the next records. */
public final class Lanes {
    /** What a lane must be behind before a batch spreads to one more: each lane of a batch makes files of its own. */
    private static final long SPREAD_BYTES = 1 << 20;

    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(5);

    private final List<Lane> lanes = new ArrayList<>();
    private final SinkThreads endings;

    /**
     * Starts the threads.
     *
     * @param endings the threads that end the lanes' parts of batches, and the batches
     * @param failures told what could not be done, on the thread that met it
     */
    public Lanes(int count, String name, Backlog backlog, SinkThreads endings, Consumer<Throwable> failures) {
        this.endings = endings;
        for (int i = 0; i < count; i++) {
            lanes.add(new Lane(name + "-" + i, backlog, endings, failures));
        }
        lanes.forEach(Lane::start);
    }

    /** The threads that end what lanes have written. */
    public SinkThreads endings() {
        return endings;
    }

    /** The lane with the least to do; one that the batch already has if it is not much behind. */
    public Lane choose(Batch batch) {
        Lane best = lanes.get(0);
        long least = Long.MAX_VALUE;
        for (Lane lane : lanes) {
            long cost = lane.queuedBytes() + (batch.uses(lane) ? 0 : SPREAD_BYTES);
            if (cost < least) {
                least = cost;
                best = lane;
            }
        }
        return best;
    }

    /**
     * Ends the threads when their tasks are done; those not done in time are interrupted.
     *
     * @return whether all have ended
     */
    public boolean close(Duration patience) throws InterruptedException {
        lanes.forEach(Lane::stop);
        if (joined(patience)) {
            return true;
        }
        lanes.forEach(Lane::interrupt);
        return joined(AFTER_INTERRUPT);
    }

    private boolean joined(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean all = true;
        for (Lane lane : lanes) {
            all &= lane.join((deadline - System.nanoTime()) / 1_000_000);
        }
        return all;
    }
}
