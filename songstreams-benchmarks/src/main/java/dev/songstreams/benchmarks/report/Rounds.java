// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Runs things in turn, round after round, every other round in the opposite order: what drifts then favours nobody. */
public final class Rounds {
    /**
     * Something that is measured once a round.
     *
     * @param <T> what is measured
     */
    public interface Measurement<T> {
        /** Measures it; the round counts from 1. */
        void measure(int round, T what) throws Exception;
    }

    private Rounds() {}

    /** Runs all rounds. */
    public static <T> void run(int rounds, List<T> all, Measurement<T> measurement) throws Exception {
        List<T> order = new ArrayList<>(all);
        for (int round = 1; round <= rounds; round++) {
            for (T what : order) {
                measurement.measure(round, what);
            }
            Collections.reverse(order);
        }
    }
}
