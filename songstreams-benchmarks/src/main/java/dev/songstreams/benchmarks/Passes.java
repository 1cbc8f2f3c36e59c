// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Runs a job several times in this JVM, and prints of each how long it took and what it cost. */
final class Passes {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** A job; the number of the pass from 1. */
    interface Job {
        void run(int pass) throws Exception;
    }

    private Passes() {}

    static void run(int passes, Job job) throws Exception {
        for (int pass = 1; pass <= passes; pass++) {
            long wall = System.nanoTime();
            long cpu = SYSTEM.getProcessCpuTime();
            job.run(pass);
            System.out.printf(
                    Locale.ROOT,
                    "pass %.3f %.3f%n",
                    (System.nanoTime() - wall) / 1e9,
                    (SYSTEM.getProcessCpuTime() - cpu) / 1e9);
        }
    }
}
