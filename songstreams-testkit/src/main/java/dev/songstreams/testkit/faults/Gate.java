// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.faults;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds requests or answers until a test lets them go on. Safe for use by many threads; closing the proxy drops what is held. */
public final class Gate {
    private final CountDownLatch arrival = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    Gate() {}

    /**
     * Waits until something is held here.
     *
     * @throws IllegalStateException if nothing comes in that time
     */
    public void awaitArrival(Duration patience) throws InterruptedException {
        if (!arrival.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("nothing came to the gate within " + patience);
        }
    }

    /** Lets go what is held, and all that comes later. */
    public void open() {
        opened.countDown();
    }

    void pass() throws InterruptedException {
        arrival.countDown();
        opened.await();
    }
}
