// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.service;

import dev.songstreams.simulator.EventConsumer;
import dev.songstreams.simulator.EventCounts;
import dev.songstreams.simulator.SimulationSettings;
import dev.songstreams.simulator.internal.chance.Dice;
import dev.songstreams.simulator.internal.music.Track;
import dev.songstreams.simulator.internal.site.Navigation;
import dev.songstreams.simulator.internal.site.Page;
import dev.songstreams.simulator.internal.site.Place;

/**
 * The service at work: again and again the visitor whose turn is next sees a page, and decides on the next one.
 *
 * <p>Runs once, in one thread.
 */
public final class MusicService {
    /** Apart from the numbers of people, so that the turns have dice of their own. */
    private static final long TURNS = -1;

    private final long end;
    private final Dice dice;
    private final EventLog log;
    private final Newcomers newcomers;
    private final Visitor[] visitors;
    private final Agenda agenda;
    private final Navigation navigation = new Navigation();
    private long sessions;

    /** A service before its first visit. */
    public MusicService(SimulationSettings settings, EventConsumer consumer) {
        long start = settings.start().toEpochMilli();
        this.end = start + settings.period().toMillis();
        this.dice = new Dice(settings.seed(), TURNS);
        this.log = new EventLog(consumer, settings.maxEvents());
        this.newcomers = new Newcomers(settings);
        this.visitors = new Visitor[settings.users()];
        long[] firstVisits = new long[visitors.length];
        for (int seat = 0; seat < visitors.length; seat++) {
            visitors[seat] = newcomers.firstDay();
            firstVisits[seat] = visitors[seat].habits().nextVisit(start, dice);
        }
        this.agenda = new Agenda(firstVisits);
    }

    /** Runs until the period or the room for events ends. */
    public EventCounts run() {
        while (agenda.nextTime() < end && !log.isFull()) {
            agenda.postpone(turn(agenda.nextSeat(), agenda.nextTime()));
        }
        return log.counts();
    }

    private long turn(int seat, long now) {
        Visitor visitor = visitors[seat];
        if (visitor.isAway()) {
            visitor.enter(++sessions, navigation.entrance(visitor.place(), dice));
            see(visitor, now);
        } else {
            boolean hasTriedToLogIn = visitor.place().page() == Page.LOGIN;
            visitor.goOn();
            see(visitor, now);
            if (hasTriedToLogIn) {
                log.answerLogin(visitor, now);
            }
        }
        if (visitor.place().page() == Page.CANCELLATION_CONFIRMATION) {
            visitors[seat] = newcomers.guest();
            return visitors[seat].habits().nextVisit(now, dice);
        }
        return plan(visitor, now);
    }

    private void see(Visitor visitor, long now) {
        Page page = visitor.place().page();
        if (page != Page.NEXT_SONG) {
            log.view(visitor, now);
            if (page == Page.SUBMIT_REGISTRATION) {
                newcomers.register(visitor, now);
            }
            return;
        }
        Track track = visitor.habits().taste().pick(dice);
        visitor.playUntil(now + track.durationMillis());
        log.play(visitor, now, track);
    }

    /** Decides what the visitor does next, and returns when. */
    private long plan(Visitor visitor, long now) {
        Place place = visitor.place();
        if (navigation.leaves(place, dice)) {
            visitor.plan(null);
            return visitor.habits().nextVisit(Math.max(now, visitor.songEndsAt()), dice);
        }
        Place next = navigation.next(place, dice);
        visitor.plan(next);
        return Pace.nextPage(next.page(), now, visitor.songEndsAt(), dice);
    }
}
