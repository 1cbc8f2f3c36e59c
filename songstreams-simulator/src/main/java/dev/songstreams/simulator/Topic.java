// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator;

/** The four kinds of events, each with the Kafka topic it goes to. */
public enum Topic {
    /** A song begins to play. */
    LISTEN("listen_events"),
    /** Any page is seen, the beginning of a song included. */
    PAGE_VIEW("page_view_events"),
    /** A log-in succeeds or fails. */
    AUTH("auth_events"),
    /** A user moves between free and paid; the event still says the old level. */
    STATUS_CHANGE("status_change_events");

    private final String topicName;

    Topic(String topicName) {
        this.topicName = topicName;
    }

    /** The name of the Kafka topic. */
    public String topicName() {
        return topicName;
    }

    /** The name of the file with this topic's events, one JSON object per line. */
    public String fileName() {
        return topicName + ".json";
    }
}
