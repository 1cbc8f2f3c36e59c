// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.service;

import dev.songstreams.simulator.EventConsumer;
import dev.songstreams.simulator.EventCounts;
import dev.songstreams.simulator.Topic;
import dev.songstreams.simulator.internal.music.Track;
import java.util.EnumMap;
import java.util.Map;

/** Hands the events of each visit to the consumer, and counts them up to the limit. */
final class EventLog {
    private final EventEncoder encoder = new EventEncoder();
    private final long[] counts = new long[Topic.values().length];
    private final EventConsumer consumer;
    private long room;

    EventLog(EventConsumer consumer, long maxEvents) {
        this.consumer = consumer;
        this.room = maxEvents;
    }

    boolean isFull() {
        return room == 0;
    }

    EventCounts counts() {
        Map<Topic, Long> byTopic = new EnumMap<>(Topic.class);
        for (Topic topic : Topic.values()) {
            byTopic.put(topic, counts[topic.ordinal()]);
        }
        return new EventCounts(byTopic);
    }

    /** A song begins; the page view goes first, so that no listen is without one when the log is full. */
    void play(Visitor visitor, long now, Track track) {
        log(Topic.PAGE_VIEW, encoder.pageView(visitor, now, track), now);
        if (!isFull()) {
            log(Topic.LISTEN, encoder.listen(visitor, now, track), now);
        }
    }

    /** Another page is seen. */
    void view(Visitor visitor, long now) {
        log(Topic.PAGE_VIEW, encoder.pageView(visitor, now), now);
        if (visitor.place().page().changesLevel() && !isFull()) {
            log(Topic.STATUS_CHANGE, encoder.statusChange(visitor, now), now);
        }
    }

    /** The site answers a log-in with the place where the visitor is now. */
    void answerLogin(Visitor visitor, long now) {
        if (!isFull()) {
            log(Topic.AUTH, encoder.auth(visitor, now), now);
        }
    }

    private void log(Topic topic, WireBuffer event, long now) {
        consumer.accept(topic, event.bytes(), 0, event.length(), now);
        counts[topic.ordinal()]++;
        room--;
    }
}
