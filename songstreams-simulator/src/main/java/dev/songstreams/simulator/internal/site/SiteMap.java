// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.site;

import static dev.songstreams.simulator.internal.site.Auth.CANCELLED;
import static dev.songstreams.simulator.internal.site.Auth.GUEST;
import static dev.songstreams.simulator.internal.site.Auth.LOGGED_IN;
import static dev.songstreams.simulator.internal.site.Auth.LOGGED_OUT;
import static dev.songstreams.simulator.internal.site.Level.FREE;
import static dev.songstreams.simulator.internal.site.Page.ABOUT;
import static dev.songstreams.simulator.internal.site.Page.CANCEL;
import static dev.songstreams.simulator.internal.site.Page.CANCELLATION_CONFIRMATION;
import static dev.songstreams.simulator.internal.site.Page.DOWNGRADE;
import static dev.songstreams.simulator.internal.site.Page.ERROR;
import static dev.songstreams.simulator.internal.site.Page.HELP;
import static dev.songstreams.simulator.internal.site.Page.HOME;
import static dev.songstreams.simulator.internal.site.Page.LOGIN;
import static dev.songstreams.simulator.internal.site.Page.LOGOUT;
import static dev.songstreams.simulator.internal.site.Page.NEXT_SONG;
import static dev.songstreams.simulator.internal.site.Page.REGISTER;
import static dev.songstreams.simulator.internal.site.Page.SAVE_SETTINGS;
import static dev.songstreams.simulator.internal.site.Page.SETTINGS;
import static dev.songstreams.simulator.internal.site.Page.SUBMIT_DOWNGRADE;
import static dev.songstreams.simulator.internal.site.Page.SUBMIT_REGISTRATION;
import static dev.songstreams.simulator.internal.site.Page.SUBMIT_UPGRADE;
import static dev.songstreams.simulator.internal.site.Page.UPGRADE;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ways between the places of the site. */
final class SiteMap {
    private final Map<Place, List<Way>> ways = new HashMap<>();

    SiteMap() {
        guests();
        for (Level level : Level.values()) {
            loggedOut(new Place(HOME, LOGGED_OUT, level));
            listening(new Place(HOME, LOGGED_IN, level));
            account(new Place(HOME, LOGGED_IN, level));
        }
        levels(new Place(HOME, LOGGED_IN, FREE));
    }

    Map<Place, List<Way>> ways() {
        return Map.copyOf(ways);
    }

    private void guests() {
        Place home = new Place(HOME, GUEST, FREE);
        Way error = way(home.at(ERROR), 30);
        from(
                home,
                way(home.at(REGISTER), 400),
                way(home.at(ABOUT), 300),
                way(home.at(HELP), 200),
                way(home, 70),
                error);
        for (Page page : List.of(ABOUT, HELP, ERROR)) {
            from(home.at(page), way(home.at(REGISTER), 600), way(home, 400));
        }
        Place submit = home.at(SUBMIT_REGISTRATION);
        from(home.at(REGISTER), way(submit, 650), way(home, 200), way(home.at(HELP), 100), error);
        from(submit, way(home.as(LOGGED_IN), 1));
    }

    private void loggedOut(Place home) {
        Place login = home.at(LOGIN);
        Way help = way(home.at(HELP), 80);
        from(home, way(login, 800), help, way(home.at(ABOUT), 80), way(home, 30), way(home.at(ERROR), 10));
        for (Page page : List.of(ABOUT, HELP, ERROR)) {
            from(home.at(page), way(login, 700), way(home, 300));
        }
        from(login, way(home.as(LOGGED_IN), 920), way(login, 50), way(home, 20), way(home.at(HELP), 10));
    }

    private void listening(Place home) {
        Page offer = home.level() == FREE ? UPGRADE : DOWNGRADE;
        for (Page page : List.of(NEXT_SONG, HOME, ABOUT, HELP, ERROR)) {
            from(
                    home.at(page),
                    way(home.at(NEXT_SONG), 880),
                    way(home, 55),
                    way(home.at(offer), 12),
                    way(home.at(SETTINGS), 16),
                    way(home.at(HELP), 14),
                    way(home.at(LOGOUT), 21),
                    way(home.at(ABOUT), 7),
                    way(home.at(ERROR), 4));
        }
    }

    private void account(Place home) {
        Place listening = home.at(NEXT_SONG);
        Way cancel = way(home.at(CANCEL), 60);
        from(home.at(SETTINGS), way(listening, 500), way(home.at(SAVE_SETTINGS), 340), way(home, 100), cancel);
        from(home.at(SAVE_SETTINGS), way(home, 1));
        from(home.at(LOGOUT), way(home.as(LOGGED_OUT), 1));
        from(home.at(CANCEL), way(home.at(CANCELLATION_CONFIRMATION).as(CANCELLED), 700), way(listening, 300));
    }

    private void levels(Place freeHome) {
        Place paidHome = freeHome.paying(freeHome.level().other());
        from(freeHome.at(UPGRADE), way(freeHome.at(SUBMIT_UPGRADE), 400), way(freeHome.at(NEXT_SONG), 600));
        from(freeHome.at(SUBMIT_UPGRADE), way(paidHome, 1));
        Way cancel = way(paidHome.at(CANCEL), 80);
        from(paidHome.at(DOWNGRADE), way(paidHome.at(SUBMIT_DOWNGRADE), 350), way(paidHome.at(NEXT_SONG), 570), cancel);
        from(paidHome.at(SUBMIT_DOWNGRADE), way(freeHome, 1));
    }

    private void from(Place place, Way... onward) {
        ways.put(place, List.of(onward));
    }

    private static Way way(Place to, int weight) {
        return new Way(to, weight);
    }
}
