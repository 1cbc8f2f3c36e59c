// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights;

import static dev.songstreams.warehouse.streamify.Events.at;
import static dev.songstreams.warehouse.streamify.Events.by;
import static dev.songstreams.warehouse.streamify.Events.listen;
import static dev.songstreams.warehouse.streamify.Events.staged;
import static dev.songstreams.warehouse.streamify.Events.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.core.streamify.ListenEvent;
import dev.songstreams.warehouse.run.Database;
import dev.songstreams.warehouse.star.StreamifyStar;
import dev.songstreams.warehouse.streamify.Staging;
import dev.songstreams.warehouse.streamify.TestWarehouse;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Answers about few listens made by hand, where plays or seconds are equal, and where clocks change. */
class TiesTest {

    private static final Database DATABASE = TestWarehouse.database();
    private static final OptionalLong EVERYBODY = OptionalLong.empty();

    @Test
    void goToTheSongListenedToLonger() {
        ListeningInsights insights = insights(listen("A", "short", 100.0), listen("B", "long", 100.001));

        assertThat(songs(insights)).containsExactly("B long", "A short");
    }

    @Test
    void goByTheOrderOfBytes() {
        ListeningInsights insights = insights(
                listen("ärzte", "a", 10.0),
                listen("apple", "a", 10.0),
                listen("Zebra", "a", 10.0),
                listen("\uD83C\uDFB5", "a", 10.0),
                listen("\uFF21", "a", 10.0),
                listen("Zebra", "A", 10.0),
                listen("Zebra two", "A", 10.0));

        assertThat(songs(insights))
                .containsExactly(
                        "Zebra A", "Zebra a", "Zebra two A", "apple a", "ärzte a", "\uFF21 a", "\uD83C\uDFB5 a");
    }

    @Test
    void areNotBrokenByTheLastBitsOfSums() {
        // As doubles 0.1 + 0.2 is more than 0.15 + 0.15; both songs were listened to for 0.3 seconds.
        assertThat(0.1 + 0.2).isGreaterThan(0.15 + 0.15);
        ListeningInsights insights =
                insights(listen("B", "b", 0.1), listen("B", "b", 0.2), listen("A", "a", 0.15), listen("A", "a", 0.15));

        assertThat(songs(insights)).containsExactly("A a", "B b");
    }

    @Test
    void doNotFailForASenselessDuration() {
        ListeningInsights insights =
                insights(listen("A", "a", 200.0), listen("B", "b", 1e300), listen("C", "c", -1e300));

        assertThat(songs(insights)).containsExactly("B b", "A a", "C c");
    }

    @Test
    void doNotFailForSenselessDurationsThatNoDoubleIsTheSumOf() {
        double longest = Double.MAX_VALUE;
        ListeningInsights insights = insights(
                listen("A", "a", longest),
                listen("A", "a", longest),
                listen("B", "b", -longest),
                listen("B", "b", -longest));

        assertThat(songs(insights)).containsExactly("A a", "B b");
        assertThat(insights.topGenres(EVERYBODY, 5)).containsExactly(new GenrePlays("Unknown", 4, 0.0));
    }

    @Test
    void ofGuestsCountForAllButNotAsAUser() {
        ListeningInsights insights =
                insights(listen("A", "a", 100.0), listen("A", "a", 100.0), by(user(7, "Ann"), "free", Instant.EPOCH));

        assertThat(songs(insights)).containsExactly("A a", "Mariza Chuva");
        assertThat(insights.topGenres(EVERYBODY, 5)).containsExactly(new GenrePlays("Unknown", 3, 400.0));
        assertThat(insights.topArtists(EVERYBODY, 5)).containsExactly(new ArtistPlays(7, "Mariza", 1, 200.0));
    }

    @Test
    void ofPlacesGoBySecondsListenedThere() {
        ListeningInsights insights = insights(
                at("MA", "Springfield", "01101", listen("A", "a", 100.0)),
                at("MA", "Springfield", "01101", listen("B", "b", 200.0)),
                at("IL", "Springfield", "62701", listen("A", "a", 100.0)),
                at("IL", "Springfield", "62701", listen("A", "a", 100.0)));

        assertThat(insights.topSongsByLocation(Optional.empty(), 1))
                .containsExactly(
                        new PlaceSongPlays("IL", "Springfield", "A", "a", 2),
                        new PlaceSongPlays("MA", "Springfield", "B", "b", 1));
    }

    @Test
    void hoursFollowSummerTime() {
        // In Berlin clocks went from 02:00 to 03:00 on 2026-03-29, and back from 03:00 to 02:00 on 2026-10-25.
        ListeningInsights insights = insights(
                listen("A", "a", 10.0, Instant.parse("2026-03-29T00:59:59Z")),
                listen("A", "a", 10.0, Instant.parse("2026-03-29T01:00:00Z")),
                listen("A", "a", 10.0, Instant.parse("2026-10-25T00:30:00Z")),
                listen("A", "a", 10.0, Instant.parse("2026-10-25T01:30:00Z")));

        assertThat(insights.listeningHours(Optional.of("A"), EVERYBODY, ZoneId.of("Europe/Berlin")))
                .containsExactly(new HourPlays(1, 1, 10.0), new HourPlays(2, 2, 20.0), new HourPlays(3, 1, 10.0));
    }

    private static ListeningInsights insights(ListenEvent... listens) {
        Staging staging = new Staging(DATABASE);
        staging.add(staged(listens));
        StreamifyStar star = new StreamifyStar(staging.schema(), TestWarehouse.newSchema("star"));
        star.refresh(DATABASE);
        return new ListeningInsights(DATABASE, star.tables());
    }

    private static List<String> songs(ListeningInsights insights) {
        return insights.topSongs(EVERYBODY, 100).stream()
                .map(song -> song.artist() + " " + song.song())
                .toList();
    }
}
