// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.streamify;

import dev.songstreams.core.event.EventType;
import dev.songstreams.core.streamify.Device;
import dev.songstreams.core.streamify.ListenEvent;
import dev.songstreams.core.streamify.StatusChangeEvent;
import dev.songstreams.core.streamify.StreamifyEvent;
import dev.songstreams.core.streamify.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Events made by hand, and orders in which events arrive. */
public final class Events {

    private static final Device DEVICE = new Device("Boston", "02108", "MA", "\"curl\"", -71.06, 42.36);
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private Events() {}

    /** A guest's listen in Boston. */
    public static ListenEvent listen(String artist, String song, double duration) {
        return listen(artist, song, duration, START);
    }

    /** A guest's listen in Boston at a time. */
    public static ListenEvent listen(String artist, String song, double duration, Instant ts) {
        return new ListenEvent(artist, song, duration, ts, 1, "Guest", "free", 0, DEVICE, null);
    }

    /** The listen, made elsewhere. */
    public static ListenEvent at(String state, String city, String zip, ListenEvent listen) {
        return new ListenEvent(
                listen.artist(),
                listen.song(),
                listen.duration(),
                listen.ts(),
                listen.sessionId(),
                listen.auth(),
                listen.level(),
                listen.itemInSession(),
                new Device(city, zip, state, "\"curl\"", -100.0, 40.0),
                listen.user());
    }

    /** A listen of a user with a level. */
    public static ListenEvent by(User user, String level, Instant ts) {
        return new ListenEvent("Mariza", "Chuva", 200.0, ts, 5, "Logged In", level, 0, DEVICE, user);
    }

    /** A change of a user's level, which tells the level before it. */
    public static StatusChangeEvent change(User user, String levelBefore, Instant ts) {
        return new StatusChangeEvent(ts, 5, "Logged In", levelBefore, 1, DEVICE, user);
    }

    /** A user of that number and first name. */
    public static User user(long id, String firstName) {
        return new User(id, "Doe", firstName, null, Instant.parse("2025-01-01T00:00:00Z"));
    }

    /** The events as they would lie in partition 0 of their topics, in this order. */
    public static List<StagedEvent> staged(StreamifyEvent... events) {
        List<StagedEvent> unordered = new ArrayList<>();
        for (StreamifyEvent event : events) {
            EventType<?> type = StreamifyEvent.types().stream()
                    .filter(each -> each.recordClass().isInstance(event))
                    .findFirst()
                    .orElseThrow();
            unordered.add(new StagedEvent(type, 0, 0, event));
        }
        return renumbered(unordered);
    }

    /** The events in another order of arrival, in which every tenth is up to four days late. */
    public static List<StagedEvent> withLateOnes(List<StagedEvent> events, Random random) {
        Map<StagedEvent, Instant> arrivals = new HashMap<>();
        for (StagedEvent event : events) {
            long delay =
                    random.nextInt(10) == 0 ? random.nextLong(Duration.ofDays(4).toMillis()) : 0;
            arrivals.put(event, event.event().ts().plusMillis(delay));
        }
        List<StagedEvent> arrived = new ArrayList<>(events);
        arrived.sort(Comparator.comparing(arrivals::get));
        return renumbered(arrived);
    }

    private static List<StagedEvent> renumbered(List<StagedEvent> events) {
        Map<List<Object>, Long> next = new HashMap<>();
        return events.stream()
                .map(event -> {
                    List<Object> partition = List.of(event.type().name(), event.partition());
                    long offset = next.merge(partition, 1L, Long::sum) - 1;
                    return new StagedEvent(event.type(), event.partition(), offset, event.event());
                })
                .toList();
    }
}
