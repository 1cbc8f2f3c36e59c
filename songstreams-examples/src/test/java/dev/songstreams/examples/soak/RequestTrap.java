// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.soak;

import dev.songstreams.testkit.faults.S3Request;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Kills when a request meets a rule of the proxy, and may keep the request: until it is let go, or for ever. */
final class RequestTrap implements Trap {
    private final Runnable kill;
    private final CountDownLatch sprung = new CountDownLatch(1);
    private final CountDownLatch letGo;
    private final AtomicBoolean armed = new AtomicBoolean(true);

    RequestTrap(Runnable kill, boolean keep) {
        this.kill = kill;
        this.letGo = new CountDownLatch(keep ? 1 : 0);
    }

    /** What the rule does with the request; on the proxy's thread. */
    void spring(S3Request request) {
        if (!armed.compareAndSet(true, false)) {
            return;
        }
        kill.run();
        sprung.countDown();
        try {
            letGo.await();
        } catch (InterruptedException e) {
            // The proxy is being closed, and drops the request.
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the server have the request that was kept. */
    void letGo() {
        letGo.countDown();
    }

    @Override
    public boolean springsWithin(Duration patience) throws InterruptedException {
        return sprung.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A request that comes later passes; one that was kept stays so. */
    @Override
    public void close() {
        armed.set(false);
    }
}
