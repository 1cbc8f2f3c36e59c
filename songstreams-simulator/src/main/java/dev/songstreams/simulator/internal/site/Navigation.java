// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.site;

import static dev.songstreams.simulator.internal.site.Auth.LOGGED_IN;
import static dev.songstreams.simulator.internal.site.Page.CANCELLATION_CONFIRMATION;
import static dev.songstreams.simulator.internal.site.Page.HOME;
import static dev.songstreams.simulator.internal.site.Page.NEXT_SONG;

import dev.songstreams.simulator.internal.chance.Dice;
import dev.songstreams.simulator.internal.chance.WeightedChoice;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How visitors find their way through the site; immutable. */
public final class Navigation {
    /** Nobody leaves from any other page: the site answers it with the next one at once. */
    private static final Set<Page> EXITS = EnumSet.of(HOME, NEXT_SONG, Page.ABOUT, Page.HELP, Page.ERROR);

    private static final double LISTENER_LEAVES = 0.05;
    private static final double STRANGER_LEAVES = 0.35;
    private static final double ENTERS_PLAYING = 0.6;

    /** By the place's index; null where nobody comes, and where no way leads on. */
    private final List<@Nullable WeightedChoice<Way>> ways;

    /** The one way of navigating. */
    public Navigation() {
        Map<Place, List<Way>> onward = new SiteMap().ways();
        this.ways =
                Place.all().stream().map(onward::get).map(Navigation::choice).toList();
    }

    /** Where a session begins for someone who was last seen at this place. */
    public Place entrance(Place lastSeen, Dice dice) {
        boolean playing = lastSeen.auth() == LOGGED_IN && dice.chance(ENTERS_PLAYING);
        return lastSeen.at(playing ? NEXT_SONG : HOME);
    }

    /** Whether the session ends after this place. */
    public boolean leaves(Place place, Dice dice) {
        if (!EXITS.contains(place.page())) {
            return place.page() == CANCELLATION_CONFIRMATION;
        }
        return dice.chance(place.auth() == LOGGED_IN ? LISTENER_LEAVES : STRANGER_LEAVES);
    }

    /** The place after this one. */
    public Place next(Place place, Dice dice) {
        WeightedChoice<Way> onward = ways.get(place.index());
        if (onward == null) {
            throw new IllegalStateException("the site map has no way on from " + place);
        }
        return onward.pick(dice).to();
    }

    private static @Nullable WeightedChoice<Way> choice(@Nullable List<Way> onward) {
        return onward == null ? null : new WeightedChoice<>(onward, Way::weight);
    }
}
