// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.soak;

/** The end of a test's own threads. */
final class Threads {
    private Threads() {}

    /** Waits for a thread that was told to end. */
    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
