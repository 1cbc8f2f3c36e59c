// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.service;

import dev.songstreams.simulator.SimulationSettings;
import dev.songstreams.simulator.internal.chance.Dice;
import dev.songstreams.simulator.internal.music.Library;
import dev.songstreams.simulator.internal.people.Person;
import dev.songstreams.simulator.internal.people.Population;
import dev.songstreams.simulator.internal.site.Auth;
import dev.songstreams.simulator.internal.site.Level;
import dev.songstreams.simulator.internal.site.Page;
import dev.songstreams.simulator.internal.site.Place;
import java.util.concurrent.TimeUnit;

/**
 * Makes the visitors, and numbers those who register, from 1 up.
 *
 * <p>The n-th person of a seed is the same however many others there are.
 */
final class Newcomers {
    private static final double STILL_GUESTS = 0.06;
    private static final double LOGGED_OUT = 0.05;
    private static final double PAYING = 0.25;
    private static final double MEAN_MEMBERSHIP_MILLIS = TimeUnit.DAYS.toMillis(240);
    private static final Place AT_THE_DOOR = new Place(Page.HOME, Auth.GUEST, Level.FREE);

    private final SimulationSettings settings;
    private final Population population = new Population();
    private final Library library;
    private long people;
    private long users;

    Newcomers(SimulationSettings settings) {
        this.settings = settings;
        this.library = new Library(new Dice(settings.seed(), people++));
    }

    /** Someone of the first day: mostly a user who registered some time ago. */
    Visitor firstDay() {
        Dice dice = nextDice();
        if (dice.chance(STILL_GUESTS)) {
            return guest(dice);
        }
        Level level = dice.chance(PAYING) ? Level.PAID : Level.FREE;
        Auth auth = dice.chance(LOGGED_OUT) ? Auth.LOGGED_OUT : Auth.LOGGED_IN;
        Visitor visitor = visitor(dice, new Place(Page.HOME, auth, level));
        long membership = 1 + (long) dice.exponential(MEAN_MEMBERSHIP_MILLIS);
        register(visitor, Math.max(0, settings.start().toEpochMilli() - membership));
        return visitor;
    }

    /** Someone who has never been here. */
    Visitor guest() {
        return guest(nextDice());
    }

    /** The visitor is a user from this time on. */
    void register(Visitor visitor, long atMillis) {
        visitor.register(++users, atMillis, settings.tag());
    }

    private Visitor guest(Dice dice) {
        return visitor(dice, AT_THE_DOOR);
    }

    private Visitor visitor(Dice dice, Place lastSeen) {
        Person person = population.person(dice);
        return new Visitor(person, Habits.of(library.taste(dice), dice), lastSeen);
    }

    private Dice nextDice() {
        return new Dice(settings.seed(), people++);
    }
}
