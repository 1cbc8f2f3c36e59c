// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.service;

import dev.songstreams.simulator.internal.people.Person;
import dev.songstreams.simulator.internal.site.Place;
import org.jspecify.annotations.Nullable;

/**
 * A person on the site, or away until the next session.
 *
 * <p>Places are kept as numbers: visitors are old, and the collector would look after every reference that a turn changes.
 */
final class Visitor {
    private static final int NOWHERE = -1;

    private final Person person;
    private final Habits habits;
    private byte[] deviceAndUser;
    private int place;
    private int next = NOWHERE;
    private long sessionId;
    private int itemInSession;
    private long songEndsAt;

    /** Someone who is away, and comes back known and paying as at this place. */
    Visitor(Person person, Habits habits, Place lastSeen) {
        this.person = person;
        this.habits = habits;
        this.deviceAndUser = person.device();
        this.place = lastSeen.index();
    }

    /** From now on events can say who this is. */
    void register(long userId, long atMillis, String tag) {
        deviceAndUser = person.deviceAndUser(userId, atMillis, tag);
    }

    boolean isAway() {
        return next == NOWHERE;
    }

    void enter(long newSessionId, Place entrance) {
        sessionId = newSessionId;
        itemInSession = 0;
        songEndsAt = 0;
        place = entrance.index();
    }

    void goOn() {
        if (isAway()) {
            throw new IllegalStateException("the visitor of session " + sessionId + " is away");
        }
        itemInSession++;
        place = next;
    }

    /** Decides where {@link #goOn()} will lead; null means away. */
    void plan(@Nullable Place nextPlace) {
        next = nextPlace == null ? NOWHERE : nextPlace.index();
    }

    void playUntil(long time) {
        songEndsAt = time;
    }

    Habits habits() {
        return habits;
    }

    Place place() {
        return Place.of(place);
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

    /** The device block of an event at this place, and the user block where the site knows the user. */
    byte[] deviceAndUser() {
        return place().auth().showsUser() ? deviceAndUser : person.device();
    }
}
