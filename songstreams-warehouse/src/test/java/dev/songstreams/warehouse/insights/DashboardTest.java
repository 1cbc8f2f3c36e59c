// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights;

import static dev.songstreams.warehouse.streamify.Events.by;
import static dev.songstreams.warehouse.streamify.Events.listen;
import static dev.songstreams.warehouse.streamify.Events.staged;
import static dev.songstreams.warehouse.streamify.Events.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.songstreams.core.streamify.ListenEvent;
import dev.songstreams.core.streamify.StreamifyEvent;
import dev.songstreams.warehouse.insights.audience.Conversion;
import dev.songstreams.warehouse.insights.audience.GenderLevel;
import dev.songstreams.warehouse.insights.audience.StateUsers;
import dev.songstreams.warehouse.insights.habit.LevelSkips;
import dev.songstreams.warehouse.insights.habit.PageViews;
import dev.songstreams.warehouse.insights.habit.SongSkips;
import dev.songstreams.warehouse.insights.streams.DayPlays;
import dev.songstreams.warehouse.insights.streams.Measure;
import dev.songstreams.warehouse.insights.streams.StreamedArtist;
import dev.songstreams.warehouse.insights.streams.Totals;
import dev.songstreams.warehouse.run.Database;
import dev.songstreams.warehouse.star.StreamifyStar;
import dev.songstreams.warehouse.streamify.SimulatedEvents;
import dev.songstreams.warehouse.streamify.StagedEvent;
import dev.songstreams.warehouse.streamify.Staging;
import dev.songstreams.warehouse.streamify.TestWarehouse;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dashboard's questions over simulated events, against the same computed in plain Java. */
class DashboardTest {

    private static final Database DATABASE = TestWarehouse.database();
    private static final int ALL = 1_000_000;

    private static ListeningInsights insights;
    private static ExpectedDashboard expected = new ExpectedDashboard(List.of());
    private static ExpectedAnswers answers;
    private static PageViews pages;

    @BeforeAll
    static void fillTheStar() {
        List<StagedEvent> events = SimulatedEvents.of(11);
        Staging staging = new Staging(DATABASE);
        staging.add(events);
        insights = star(staging);
        pages = PageViews.in(staging.schema());
        List<StreamifyEvent> all = events.stream().map(StagedEvent::event).toList();
        expected = new ExpectedDashboard(all);
        answers = new ExpectedAnswers(
                all.stream()
                        .filter(ListenEvent.class::isInstance)
                        .map(ListenEvent.class::cast)
                        .toList(),
                Map.of());
    }

    @Test
    void theEventsHoldWhatTheAnswersAreTestedFor() {
        assertThat(expected.conversion().upgrades()).isPositive();
        assertThat(expected.conversion().downgrades()).isPositive();
        assertThat(expected.onRepeat(2)).hasSizeGreaterThan(3);
        assertThat(expected.skips())
                .hasSize(2)
                .allMatch(level -> level.skips() > 0 && level.followed() < level.plays());
        assertThat(expected.sessionLengths()).hasSize(3);
        assertThat(expected.levelsByGender()).hasSizeGreaterThan(3);
    }

    @Test
    void tellsTheTotals() {
        assertSame(List.of(insights.totals()), List.of(expected.totals()));
    }

    @Test
    void tellsTheMostStreamedSongs() {
        List<SongPlays> byPlays = answers.topSongs(OptionalLong.empty(), ALL);
        Comparator<SongPlays> byHours = Comparator.comparing(SongPlays::seconds).reversed();

        assertSame(insights.mostStreamedSongs(Measure.PLAYS, 20), byPlays.subList(0, 20));
        assertThat(insights.mostStreamedSongs(Measure.HOURS, ALL))
                .isSortedAccordingTo(byHours)
                .hasSameSizeAs(byPlays);
        assertSame(
                insights.mostStreamedSongs(Measure.HOURS, 20),
                byPlays.stream().sorted(byHours).limit(20).toList());
    }

    @Test
    void tellsTheMostStreamedArtists() {
        List<StreamedArtist> byPlays = answers.artists();
        List<StreamedArtist> byHours = byPlays.stream()
                .sorted(Comparator.comparing(StreamedArtist::seconds).reversed())
                .toList();

        assertSame(insights.mostStreamedArtists(Measure.PLAYS, ALL), byPlays);
        assertSame(insights.mostStreamedArtists(Measure.HOURS, 15), byHours.subList(0, 15));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "America/Los_Angeles", "Pacific/Chatham"})
    void tellsTheStreamsPerDay(String zone) {
        List<DayPlays> days = insights.streamsPerDay(ZoneId.of(zone));

        assertSame(days, expected.days(ZoneId.of(zone)));
        assertThat(days.stream().mapToLong(DayPlays::plays).sum())
                .isEqualTo(expected.totals().streams());
    }

    @Test
    void tellsTheUsersOfEachState() {
        assertThat(insights.usersByState()).isEqualTo(expected.states());
    }

    @Test
    void tellsFreeAgainstPaidByGenderAndCountsEveryListenOnce() {
        List<GenderLevel> levels = insights.levelsByGender();

        assertSame(levels, expected.levelsByGender());
        assertThat(levels.stream().mapToLong(GenderLevel::plays).sum())
                .isEqualTo(expected.totals().streams());
    }

    @Test
    void tellsTheConversion() {
        assertThat(insights.conversion()).isEqualTo(expected.conversion());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void tellsTheSongsOnRepeat(int inARow) {
        assertThat(insights.songsOnRepeat(inARow)).isEqualTo(expected.onRepeat(inARow));
    }

    @Test
    void tellsTheSkips() {
        assertThat(insights.skips()).isEqualTo(expected.skips());
        assertThat(insights.mostSkippedSongs(ALL)).isEqualTo(expected.mostSkipped(ALL));
        assertThat(insights.mostSkippedSongs(7)).isEqualTo(expected.mostSkipped(7));
    }

    @Test
    void tellsTheLengthsOfSessions() {
        assertSame(insights.sessionLengths(pages), expected.sessionLengths());
    }

    @Test
    void tellsTheHoursByTheClocksOfThePlaces() {
        assertSame(insights.localListeningHours(Optional.empty()), answers.localListeningHours(SimulatedPlaces::zone));
    }

    @Test
    void hasZeroesAndNoRowsForAStarWithoutListens() {
        Staging staging = new Staging(DATABASE);
        ListeningInsights empty = star(staging);

        assertThat(empty.totals()).isEqualTo(new Totals(0, 0, 0, 0, 0, 0, 0, 0.0));
        assertThat(empty.conversion()).isEqualTo(new Conversion(0, 0, 0, 0));
        assertThat(empty.conversion().rate()).isEmpty();
        assertThat(empty.streamsPerDay(ZoneId.of("UTC"))).isEmpty();
        assertThat(empty.usersByState()).isEmpty();
        assertThat(empty.levelsByGender()).isEmpty();
        assertThat(empty.songsOnRepeat(2)).isEmpty();
        assertThat(empty.skips()).isEmpty();
        assertThat(empty.sessionLengths(PageViews.in(staging.schema()))).isEmpty();
        assertThat(empty.localListeningHours(Optional.empty())).isEmpty();
    }

    @Test
    void takesGuestsForListenersButNotForUsers() {
        Staging staging = new Staging(DATABASE);
        staging.add(staged(listen("A", "a", 10.0), listen("A", "a", 10.0), listen("A", "a", 10.0)));
        ListeningInsights guests = star(staging);

        assertThat(guests.totals()).isEqualTo(new Totals(0, 3, 3, 1, 1, 1, 1, 30.0));
        assertThat(guests.usersByState()).containsExactly(new StateUsers("MA", 0, 3, 3));
        assertThat(guests.levelsByGender()).containsExactly(new GenderLevel(null, "free", 0, 3, 30.0));
        assertThat(guests.songsOnRepeat(2)).isEmpty();
    }

    @Test
    void takesNoSongThatWasPlayedToItsEndForSkipped() {
        Staging staging = new Staging(DATABASE);
        Instant start = Instant.parse("2026-03-01T12:00:00.900Z");
        // Each of 200 seconds; the first is played to the end, the second left
        // 2.1 seconds before it, the last never followed.
        staging.add(staged(
                by(user(1, "Ann"), "free", start),
                by(user(1, "Ann"), "free", start.plusMillis(200_000)),
                by(user(1, "Ann"), "free", start.plusMillis(200_000 + 197_900)),
                by(user(2, "Bob"), "free", start.plusMillis(5_000))));
        ListeningInsights few = star(staging);

        assertThat(few.skips()).containsExactly(new LevelSkips("free", 4, 2, 1));
        assertThat(few.mostSkippedSongs(5)).containsExactly(new SongSkips("Mariza", "Chuva", 4, 2, 1));
    }

    @Test
    void givesTheConvertedPart() {
        assertThat(new Conversion(8, 2, 3, 1).rate()).isEqualTo(OptionalDouble.of(0.25));
    }

    @Test
    void refusesARowOfOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> insights.songsOnRepeat(1))
                .withMessage("how many plays in a row: expected 2 or more, got 1");
    }

    private static ListeningInsights star(Staging staging) {
        StreamifyStar star = new StreamifyStar(staging.schema(), TestWarehouse.newSchema("star"));
        star.refresh(DATABASE);
        return new ListeningInsights(DATABASE, star.tables());
    }

    /** The same records in the same order; seconds may differ in the last bits, as sums in another order do. */
    private static <R> void assertSame(List<R> actual, List<R> expectations) {
        assertThat(actual)
                .usingRecursiveFieldByFieldElementComparator(RecursiveComparisonConfiguration.builder()
                        .withComparatorForType(
                                (a, b) -> Math.abs(a - b) <= 1e-6 ? 0 : Double.compare(a, b), Double.class)
                        .build())
                .containsExactlyElementsOf(expectations);
    }
}
