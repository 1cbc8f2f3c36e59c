// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.peer;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Runs a job several times in this JVM, and prints of each how long it took, what it cost, and what it did to the heap. */
final class Passes {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** A job; the number of the pass from 1. */
    interface Job {
        void run(int pass) throws Exception;
    }

    private Passes() {}

    static void run(int passes, Job job) throws Exception {
        HeapWatch heap = new HeapWatch();
        for (int pass = 1; pass <= passes; pass++) {
            HeapUse before = heap.total();
            long wall = System.nanoTime();
            long cpu = SYSTEM.getProcessCpuTime();
            job.run(pass);
            String figures = String.format(
                    Locale.ROOT,
                    "pass %.3f %.3f",
                    (System.nanoTime() - wall) / 1e9,
                    (SYSTEM.getProcessCpuTime() - cpu) / 1e9);
            System.out.println(heap.total().since(before).line());
            System.out.println(figures);
        }
    }
}
