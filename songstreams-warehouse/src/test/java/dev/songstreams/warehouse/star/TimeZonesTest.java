// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.star;

import static dev.songstreams.warehouse.streamify.Events.at;
import static dev.songstreams.warehouse.streamify.Events.listen;
import static dev.songstreams.warehouse.streamify.Events.staged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.songstreams.core.streamify.StreamifyEvent;
import dev.songstreams.warehouse.insights.HourPlays;
import dev.songstreams.warehouse.insights.ListeningInsights;
import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.run.Database;
import dev.songstreams.warehouse.star.table.Locations;
import dev.songstreams.warehouse.streamify.StagedEvent;
import dev.songstreams.warehouse.streamify.Staging;
import dev.songstreams.warehouse.streamify.TestWarehouse;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The time zones of places, and the hours by their clocks. */
class TimeZonesTest {

    private static final Database DATABASE = TestWarehouse.database();

    private final Staging staging = new Staging(DATABASE);
    private final String schema = TestWarehouse.newSchema("star");
    private long places;
    private final StreamifyStar star = new StreamifyStar(staging.schema(), schema);

    @Test
    void areNamesThatJavaKnowsToo() {
        assertThat(TimeZoneRule.rules())
                .isNotEmpty()
                .allMatch(rule -> ZoneId.getAvailableZoneIds().contains(rule.zone()));
    }

    @Test
    void haveOneRuleForAllOfEachStateAndNoneTwice() {
        assertThat(TimeZoneRule.rules().stream()
                        .filter(rule -> rule.zips().isEmpty())
                        .map(TimeZoneRule::state))
                .containsAll(
                        TimeZoneRule.rules().stream().map(TimeZoneRule::state).toList())
                .hasSize(56);
        assertThat(TimeZoneRule.rules().stream().map(rule -> rule.state() + rule.zips()))
                .doesNotHaveDuplicates();
    }

    @Test
    void areThoseOfTheStateOrOfItsPartByTheZip() {
        place("TX", "Austin", "78701");
        place("TX", "El Paso", "79901");
        place("FL", "Miami", "33101");
        place("FL", "Pensacola", "32501");
        place("FL", "Port Saint Joe", "32456");
        place("TN", "Nashville", "37201");
        place("TN", "Knoxville", "37901");
        place("AZ", "Phoenix", "85001");
        place("HI", "Honolulu", "96813");
        place("ON", "Toronto", "M5H");

        star.refresh(DATABASE);

        assertThat(zones())
                .extracting(Zoned::city, Zoned::timeZone)
                .containsExactly(
                        tuple("Austin", "America/Chicago"),
                        tuple("El Paso", "America/Denver"),
                        tuple("Honolulu", "Pacific/Honolulu"),
                        tuple("Knoxville", "America/New_York"),
                        tuple("Miami", "America/New_York"),
                        tuple("Nashville", "America/Chicago"),
                        tuple("Pensacola", "America/Chicago"),
                        tuple("Phoenix", "America/Phoenix"),
                        tuple("Port Saint Joe", "America/New_York"),
                        tuple("Toronto", null));
    }

    @Test
    void comeToAStarThatWasMadeWithoutThem() {
        place("TX", "Austin", "78701");
        star.refresh(DATABASE);
        DATABASE.execute("alter table " + schema + ".locations drop column time_zone");

        star.refresh(DATABASE);

        assertThat(zones()).containsExactly(new Zoned("Austin", "America/Chicago"));
    }

    @Test
    void followTheRulesWhenTheseChange() {
        place("TX", "Austin", "78701");
        place("ON", "Toronto", "M5H");
        star.refresh(DATABASE);
        DATABASE.execute("update " + schema + ".locations set time_zone = 'Europe/Paris'");

        star.refresh(DATABASE);

        assertThat(zones()).containsExactly(new Zoned("Austin", "America/Chicago"), new Zoned("Toronto", null));
    }

    /** 2026-03-08T10:30Z: summer time has begun that night in New York and Denver, not in Phoenix. */
    @ParameterizedTest
    @CsvSource({"NY,10001,6", "CO,80202,4", "AZ,85001,3", "HI,96813,0", "TX,79901,4", "GU,96910,20"})
    void tellTheHourByTheClocksOfThePlace(String state, String zip, int hour) {
        place(state, "Somewhere", zip);
        place("ON", "Toronto", "M5H");
        star.refresh(DATABASE);
        ListeningInsights insights = new ListeningInsights(DATABASE, star.tables());

        assertThat(insights.localListeningHours(Optional.empty())).containsExactly(new HourPlays(hour, 1, 10.0));
        assertThat(insights.localListeningHours(Optional.of(state))).containsExactly(new HourPlays(hour, 1, 10.0));
        assertThat(insights.localListeningHours(Optional.of("ON"))).isEmpty();
    }

    private void place(String state, String city, String zip) {
        Instant time = Instant.parse("2026-03-08T10:30:00Z");
        StagedEvent event =
                staged(at(state, city, zip, listen("A", "a", 10.0, time))).get(0);
        staging.add(List.of(new StagedEvent(StreamifyEvent.LISTEN_EVENTS, 0, places++, event.event())));
    }

    private List<Zoned> zones() {
        Locations locations = star.tables().locations();
        return DATABASE.fetch(Query.select(locations.city, locations.timeZone)
                .from(locations)
                .orderBy(locations.city.asc())
                .as(Zoned.class));
    }

    private record Zoned(String city, @Nullable String timeZone) {}
}
