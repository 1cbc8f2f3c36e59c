// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.scaling;

import dev.songstreams.benchmarks.events.Layout;

/**
 * So many events in so many topics and partitions.
 *
 * @param name as in the table
 * @param events how many
 * @param layout where they are
 */
record Case(String name, long events, Layout layout) {
    /** What the others are compared with where topics and partitions vary. */
    static final String BASE = "3 topics x 2 partitions";

    static Case events(long events, String name) {
        return new Case(name, events, Layout.streamify("_" + events));
    }

    static Case listens(long events, int topics, int partitions) {
        String name = topics + (topics == 1 ? " topic" : " topics") + " x " + partitions
                + (partitions == 1 ? " partition" : " partitions");
        return new Case(name, events, Layout.listens(topics, partitions));
    }
}
