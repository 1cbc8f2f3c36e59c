// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.streamify;

import dev.songstreams.core.event.EventType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event of the music service. */
public sealed interface StreamifyEvent permits ListenEvent, PageViewEvent, AuthEvent, StatusChangeEvent {
    /** Songs listened to. */
    EventType<ListenEvent> LISTEN_EVENTS = EventType.of(ListenEvent.class, "listen_events");

    /** Pages looked at. */
    EventType<PageViewEvent> PAGE_VIEW_EVENTS = EventType.of(PageViewEvent.class, "page_view_events");

    /** Logins tried. */
    EventType<AuthEvent> AUTH_EVENTS = EventType.of(AuthEvent.class, "auth_events");

    /** Upgrades and downgrades. */
    EventType<StatusChangeEvent> STATUS_CHANGE_EVENTS = EventType.of(StatusChangeEvent.class, "status_change_events");

    /** All four types; each one's name is its topic's. */
    static List<EventType<?>> types() {
        return List.of(LISTEN_EVENTS, PAGE_VIEW_EVENTS, AUTH_EVENTS, STATUS_CHANGE_EVENTS);
    }

    /** When it happened. */
    Instant ts();

    /** The session, unique within a run of the generator. */
    long sessionId();

    /** The user's level at the time: free or paid. */
    String level();

    /** The event's number within its session, from 0. */
    int itemInSession();

    /** Where and with what. */
    Device device();

    /** Who, or null while nobody is logged in. */
    @Nullable
    User user();
}
