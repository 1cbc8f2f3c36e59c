// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.soak;

import java.time.Duration;

/** Kills a worker at a moment that is waited for. */
interface Trap extends AutoCloseable {
    /** Whether the moment came within that time; it is over when this returns. */
    boolean springsWithin(Duration patience) throws InterruptedException;

    /** Waits for nothing any more. */
    @Override
    void close();
}
