// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.simulator.internal.chance.Dice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NavigationTest {
    private final Map<Place, List<Way>> ways = new SiteMap().ways();

    @Test
    void noPlaceIsADeadEndButTheLast() {
        assertThat(ways.values())
                .allSatisfy(onward -> assertThat(onward)
                        .extracting(Way::to)
                        .allMatch(to -> ways.containsKey(to) || to.auth() == Auth.CANCELLED));
    }

    @Test
    void everyPageCanBeReached() {
        assertThat(ways.values().stream()
                        .flatMap(List::stream)
                        .map(way -> way.to().page()))
                .contains(Page.values());
    }

    @Test
    void theSessionEndsWhenTheAccountDoes() {
        Place last = new Place(Page.CANCELLATION_CONFIRMATION, Auth.CANCELLED, Level.FREE);

        assertThat(new Navigation().leaves(last, new Dice(1))).isTrue();
    }

    @Test
    void placesAreNumberedInTheirOrder() {
        List<Place> places = Place.all();

        assertThat(places)
                .hasSize(17 * 4 * 2)
                .allSatisfy(place -> assertThat(places.get(place.index())).isEqualTo(place));
    }
}
