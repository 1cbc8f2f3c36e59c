// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.simulator.catalog.Song;
import dev.songstreams.simulator.catalog.SongCatalog;
import dev.songstreams.simulator.internal.text.Mojibake;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TasteTest {
    private static final Map<String, String> GENRES = SongCatalog.load().stream()
            .collect(Collectors.toMap(
                    song -> Mojibake.of(song.artist()) + "/" + Mojibake.of(song.title()), Song::genre));

    private static final List<RecordedEvent> LISTENS = RecordedEvent.of(
            Topic.LISTEN,
            RecordedEvent.of(SimulationSettings.builder()
                    .users(150)
                    .period(Duration.ofDays(60))
                    .build()));

    @Test
    void eachUserHasAGenreThatStandsOut() {
        List<Map<String, Long>> genresOfUsers = genresOfUsers();

        double averageShare = genresOfUsers.stream()
                .mapToDouble(genres -> (double) Collections.max(genres.values()) / total(genres.values()))
                .average()
                .orElseThrow();
        assertThat(averageShare).isGreaterThan(0.5);
    }

    @Test
    void usersDifferInTheirTopGenre() {
        List<String> topGenres = genresOfUsers().stream()
                .map(genres -> Collections.max(genres.entrySet(), Map.Entry.comparingByValue()))
                .map(Map.Entry::getKey)
                .toList();

        assertThat(new HashSet<>(topGenres)).hasSizeGreaterThan(7);
    }

    @Test
    void fewSongsAreHeardMuchAndMostAreHeardLittle() {
        List<Long> plays =
                counted(LISTENS, event -> event.string("artist") + "/" + event.string("song")).values().stream()
                        .sorted(Collections.reverseOrder())
                        .toList();

        long hits = total(plays.subList(0, plays.size() / 10));
        assertThat((double) hits / total(plays)).isBetween(0.25, 0.65);
        assertThat(plays).hasSizeGreaterThan(400);
    }

    @Test
    void fewUsersListenMuch() {
        List<Long> plays = counted(LISTENS, event -> event.string("userId")).values().stream()
                .sorted(Collections.reverseOrder())
                .toList();

        assertThat((double) total(plays.subList(0, plays.size() / 10)) / total(plays))
                .isGreaterThan(0.2);
    }

    private static List<Map<String, Long>> genresOfUsers() {
        return LISTENS.stream().collect(Collectors.groupingBy(event -> event.string("userId"))).values().stream()
                .filter(listens -> listens.size() >= 50)
                .map(listens -> counted(listens, TasteTest::genre))
                .toList();
    }

    private static String genre(RecordedEvent listen) {
        return GENRES.getOrDefault(listen.string("artist") + "/" + listen.string("song"), "Unknown");
    }

    private static Map<String, Long> counted(List<RecordedEvent> events, Function<RecordedEvent, String> key) {
        return events.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
    }

    private static long total(Collection<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
