// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.service;

import dev.songstreams.simulator.internal.people.Person;
import dev.songstreams.simulator.internal.site.Place;
import org.jspecify.annotations.Nullable;

/** A person on the site, or away until the next session. */
final class Visitor {
    private static final byte[] NOTHING = {};

    private final Person person;
    private final Habits habits;
    private byte[] userBlock = NOTHING;
    private Place place;
    private @Nullable Place next;
    private long sessionId;
    private int itemInSession;
    private long songEndsAt;

    /** Someone who is away, and comes back known and paying as at this place. */
    Visitor(Person person, Habits habits, Place lastSeen) {
        this.person = person;
        this.habits = habits;
        this.place = lastSeen;
    }

    /** From now on events can say who this is. */
    void register(long userId, long atMillis, String tag) {
        userBlock = person.userBlock(userId, atMillis, tag);
    }

    boolean isAway() {
        return next == null;
    }

    void enter(long newSessionId, Place entrance) {
        sessionId = newSessionId;
        itemInSession = 0;
        songEndsAt = 0;
        place = entrance;
    }

    void goOn() {
        if (next == null) {
            throw new IllegalStateException("the visitor of session " + sessionId + " is away");
        }
        itemInSession++;
        place = next;
    }

    /** Decides where {@link #goOn()} will lead; null means away. */
    void plan(@Nullable Place nextPlace) {
        next = nextPlace;
    }

    void playUntil(long time) {
        songEndsAt = time;
    }

    Habits habits() {
        return habits;
    }

    Place place() {
        return place;
    }

    long sessionId() {
        return sessionId;
    }

    int itemInSession() {
        return itemInSession;
    }

    /** When the song that plays will have ended; in the past if none plays. */
    long songEndsAt() {
        return songEndsAt;
    }

    byte[] device() {
        return person.device();
    }

    /** The user block of an event at this place; no bytes where the site does not know the user. */
    byte[] user() {
        return place.auth().showsUser() ? userBlock : NOTHING;
    }
}
