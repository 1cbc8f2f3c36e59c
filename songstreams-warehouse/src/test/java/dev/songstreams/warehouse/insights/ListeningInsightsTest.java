// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.songstreams.core.streamify.ListenEvent;
import dev.songstreams.simulator.catalog.SongCatalog;
import dev.songstreams.warehouse.catalog.CatalogSong;
import dev.songstreams.warehouse.catalog.SongCatalogFile;
import dev.songstreams.warehouse.catalog.SongCatalogTable;
import dev.songstreams.warehouse.run.Database;
import dev.songstreams.warehouse.star.StreamifyStar;
import dev.songstreams.warehouse.streamify.SimulatedEvents;
import dev.songstreams.warehouse.streamify.StagedEvent;
import dev.songstreams.warehouse.streamify.Staging;
import dev.songstreams.warehouse.streamify.TestWarehouse;
import java.io.IOException;
import java.io.StringReader;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All questions over simulated events, against the same computed in plain Java. */
class ListeningInsightsTest {

    private static final int ALL = 1_000_000;
    private static final OptionalLong EVERYBODY = OptionalLong.empty();

    private static List<ListenEvent> listens = List.of();
    private static ExpectedAnswers expected = new ExpectedAnswers(List.of(), Map.of());
    private static ListeningInsights insights;

    @BeforeAll
    static void fillTheStar() throws IOException {
        Database database = TestWarehouse.database();
        List<StagedEvent> events = SimulatedEvents.of(11);
        Staging staging = new Staging(database);
        staging.add(events);
        String schema = TestWarehouse.newSchema("star");
        List<CatalogSong> songs = SongCatalogFile.read(new StringReader(SongCatalog.csv()));
        new SongCatalogTable(schema).replace(database, songs);
        StreamifyStar star = new StreamifyStar(staging.schema(), schema);
        star.refresh(database);
        insights = new ListeningInsights(database, star.tables());
        listens = events.stream()
                .map(StagedEvent::event)
                .filter(ListenEvent.class::isInstance)
                .map(ListenEvent.class::cast)
                .toList();
        expected = new ExpectedAnswers(listens, genres());
    }

    /** From the simulator's own reading of its catalogue, not from ours. */
    private static Map<List<String>, String> genres() {
        Map<List<String>, String> genres = new HashMap<>();
        SongCatalog.load()
                .forEach(song -> genres.put(
                        List.of(song.artist(), song.title()), song.genre().isEmpty() ? "Unknown" : song.genre()));
        return genres;
    }

    @Test
    void theEventsHoldWhatTheAnswersAreTestedFor() {
        assertThat(listens).hasSizeGreaterThan(2000);
        assertThat(expected.topGenres(EVERYBODY, ALL))
                .extracting(GenrePlays::genre)
                .contains("Unknown");
        assertThat(users()).hasSizeGreaterThan(20);
    }

    @Test
    void countsEveryListenOnce() {
        assertThat(insights.topSongs(EVERYBODY, ALL).stream()
                        .mapToLong(SongPlays::plays)
                        .sum())
                .isEqualTo(listens.size());
        assertThat(insights.topSongsByLocation(Optional.empty(), ALL).stream()
                        .mapToLong(PlaceSongPlays::plays)
                        .sum())
                .isEqualTo(listens.size());
    }

    @Test
    void tellsTheTopSongsOfEverybody() {
        assertSame(insights.topSongs(EVERYBODY, ALL), expected.topSongs(EVERYBODY, ALL));
        assertSame(insights.topSongs(EVERYBODY, 10), expected.topSongs(EVERYBODY, 10));
    }

    @Test
    void tellsTheTopSongsAndGenresOfEachUser() {
        for (long user : users()) {
            OptionalLong only = OptionalLong.of(user);
            assertSame(insights.topSongs(only, 7), expected.topSongs(only, 7));
            assertSame(insights.topGenres(only, 3), expected.topGenres(only, 3));
        }
    }

    @Test
    void tellsTheTopGenresOfEverybody() {
        assertSame(insights.topGenres(EVERYBODY, ALL), expected.topGenres(EVERYBODY, ALL));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, ALL})
    void tellsTheTopArtistsOfEachUser(int top) {
        assertSame(insights.topArtists(EVERYBODY, top), expected.topArtists(EVERYBODY, top));
    }

    @Test
    void tellsTheTopArtistsOfOneUser() {
        OptionalLong user = OptionalLong.of(users().first());

        assertSame(insights.topArtists(user, 5), expected.topArtists(user, 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "America/New_York", "Asia/Kolkata", "Pacific/Chatham"})
    void tellsTheListeningHours(String zoneName) {
        ZoneId zone = ZoneId.of(zoneName);
        Optional<String> artist =
                Optional.of(expected.topSongs(EVERYBODY, 1).get(0).artist());
        OptionalLong user = OptionalLong.of(users().last());

        assertSame(
                insights.listeningHours(Optional.empty(), EVERYBODY, zone),
                expected.listeningHours(Optional.empty(), EVERYBODY, zone));
        assertSame(insights.listeningHours(artist, EVERYBODY, zone), expected.listeningHours(artist, EVERYBODY, zone));
        assertSame(
                insights.listeningHours(Optional.empty(), user, zone),
                expected.listeningHours(Optional.empty(), user, zone));
        assertSame(insights.listeningHours(artist, user, zone), expected.listeningHours(artist, user, zone));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, ALL})
    void tellsTheTopSongsOfEachPlace(int top) {
        assertThat(insights.topSongsByLocation(Optional.empty(), top))
                .isEqualTo(expected.topSongsByLocation(Optional.empty(), top));
    }

    @Test
    void tellsTheTopSongsOfOneState() {
        TreeSet<String> states = new TreeSet<>();
        listens.forEach(listen -> states.add(listen.device().state()));
        for (String state : states) {
            assertThat(insights.topSongsByLocation(Optional.of(state), 3))
                    .isNotEmpty()
                    .isEqualTo(expected.topSongsByLocation(Optional.of(state), 3));
        }
    }

    @Test
    void hasNoAnswersAboutTheUnheardOf() {
        OptionalLong nobody = OptionalLong.of(987_654_321);

        assertThat(insights.topSongs(nobody, 5)).isEmpty();
        assertThat(insights.topArtists(nobody, 5)).isEmpty();
        assertThat(insights.listeningHours(Optional.of("' or 1 = 1 --"), EVERYBODY, ZoneId.of("UTC")))
                .isEmpty();
        assertThat(insights.topSongsByLocation(Optional.of("ZZ"), 5)).isEmpty();
    }

    @Test
    void refusesATopOfNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> insights.topSongs(EVERYBODY, 0))
                .withMessage("how many at the top: expected 1 or more, got 0");
    }

    private static TreeSet<Long> users() {
        TreeSet<Long> users = new TreeSet<>();
        listens.stream()
                .filter(listen -> listen.user() != null)
                .forEach(listen ->
                        users.add(Objects.requireNonNull(listen.user()).userId()));
        return users;
    }

    /** The same records in the same order; seconds may differ in the last bits, as sums in another order do. */
    private static <R> void assertSame(List<R> answers, List<R> expectations) {
        assertThat(answers)
                .usingRecursiveFieldByFieldElementComparator(RecursiveComparisonConfiguration.builder()
                        .withComparatorForType(
                                (a, b) -> Math.abs(a - b) <= 1e-6 ? 0 : Double.compare(a, b), Double.class)
                        .build())
                .containsExactlyElementsOf(expectations);
    }
}
