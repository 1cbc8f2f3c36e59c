// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.soak;

/** The moments of a worker's life at which it is killed. */
enum KillPoint {
    BEFORE_UPLOAD("a data file is asked for, and nothing of it is stored"),
    DURING_UPLOAD("a data file is stored in part"),
    AFTER_UPLOAD("a data file is stored, and its writer does not know"),
    BEFORE_ENTRY("all files are stored, the log entry is not"),
    LATE_ENTRY("the log entry arrives long after its writer's death"),
    AFTER_ENTRY("the log entry is stored, Kafka's offsets are not"),
    RANDOM("any moment");

    private final String meaning;

    KillPoint(String meaning) {
        this.meaning = meaning;
    }

    String meaning() {
        return meaning;
    }
}
