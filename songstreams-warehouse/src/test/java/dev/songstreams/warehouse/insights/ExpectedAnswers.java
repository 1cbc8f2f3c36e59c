// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import dev.songstreams.core.streamify.Device;
import dev.songstreams.core.streamify.ListenEvent;
import dev.songstreams.core.streamify.User;
import dev.songstreams.warehouse.insights.streams.StreamedArtist;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The answers computed in plain Java from the events themselves, without star or SQL. */
final class ExpectedAnswers {

    private static final Comparator<String> BY_BYTES =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    private final List<ListenEvent> listens;
    private final Map<List<String>, String> genres;

    /** Answers from these listens, with genres by artist and title. */
    ExpectedAnswers(List<ListenEvent> listens, Map<List<String>, String> genres) {
        this.listens = listens;
        this.genres = genres;
    }

    List<SongPlays> topSongs(OptionalLong userId, int top) {
        return groups(by(userId), listen -> List.of(listen.artist(), listen.song()))
                .limit(top)
                .map(group ->
                        new SongPlays(group.name(0), group.name(1), genre(group.key()), group.plays(), group.seconds()))
                .toList();
    }

    List<GenrePlays> topGenres(OptionalLong userId, int top) {
        return groups(by(userId), listen -> List.of(genre(List.of(listen.artist(), listen.song()))))
                .limit(top)
                .map(group -> new GenrePlays(group.name(0), group.plays(), group.seconds()))
                .toList();
    }

    List<ArtistPlays> topArtists(OptionalLong userId, int topOfEach) {
        Map<Long, List<ListenEvent>> users = new TreeMap<>(by(userId)
                .filter(listen -> listen.user() != null)
                .collect(groupingBy(listen -> user(listen).userId())));
        return users.entrySet().stream()
                .flatMap(user -> groups(user.getValue().stream(), listen -> List.of(listen.artist()))
                        .limit(topOfEach)
                        .map(group -> new ArtistPlays(user.getKey(), group.name(0), group.plays(), group.seconds())))
                .toList();
    }

    List<HourPlays> listeningHours(Optional<String> artist, OptionalLong userId, ZoneId zone) {
        Map<Integer, List<ListenEvent>> hours = new TreeMap<>(by(userId)
                .filter(listen -> artist.isEmpty() || listen.artist().equals(artist.get()))
                .collect(groupingBy(listen -> listen.ts().atZone(zone).getHour())));
        return hours.entrySet().stream()
                .map(hour -> new HourPlays(
                        hour.getKey(), hour.getValue().size(), new Group(List.of(), hour.getValue()).seconds()))
                .toList();
    }

    List<PlaceSongPlays> topSongsByLocation(Optional<String> state, int topOfEach) {
        Map<List<String>, List<ListenEvent>> places =
                new TreeMap<>(comparing((List<String> place) -> place.get(0), BY_BYTES)
                        .thenComparing(place -> place.get(1), BY_BYTES));
        places.putAll(listens.stream()
                .filter(listen -> state.isEmpty() || listen.device().state().equals(state.get()))
                .collect(groupingBy(listen ->
                        List.of(listen.device().state(), listen.device().city()))));
        return places.entrySet().stream()
                .flatMap(place -> groups(place.getValue().stream(), listen -> List.of(listen.artist(), listen.song()))
                        .limit(topOfEach)
                        .map(group -> new PlaceSongPlays(
                                place.getKey().get(0),
                                place.getKey().get(1),
                                group.name(0),
                                group.name(1),
                                group.plays())))
                .toList();
    }

    List<StreamedArtist> artists() {
        return groups(listens.stream(), listen -> List.of(listen.artist()))
                .map(group -> new StreamedArtist(group.name(0), group.plays(), group.seconds()))
                .toList();
    }

    /** By the clocks of the zone of each listen's place. */
    List<HourPlays> localListeningHours(Function<Device, ZoneId> zones) {
        Map<Integer, List<ListenEvent>> hours = new TreeMap<>(listens.stream()
                .collect(groupingBy(listen ->
                        listen.ts().atZone(zones.apply(listen.device())).getHour())));
        return hours.entrySet().stream()
                .map(hour -> new HourPlays(
                        hour.getKey(), hour.getValue().size(), new Group(List.of(), hour.getValue()).seconds()))
                .toList();
    }

    private Stream<ListenEvent> by(OptionalLong userId) {
        return listens.stream()
                .filter(listen -> userId.isEmpty()
                        || listen.user() != null && user(listen).userId() == userId.getAsLong());
    }

    private static User user(ListenEvent listen) {
        return Objects.requireNonNull(listen.user());
    }

    private String genre(List<String> song) {
        return genres.getOrDefault(song, "Unknown");
    }

    /** The groups of listens with equal keys, most listened first. */
    private static Stream<Group> groups(Stream<ListenEvent> listens, Function<ListenEvent, List<String>> key) {
        Comparator<Group> most = comparing(Group::plays)
                .reversed()
                .thenComparing(comparing(Group::exactSeconds).reversed())
                .thenComparing(group -> group.name(0), BY_BYTES)
                .thenComparing(group -> group.name(group.key().size() - 1), BY_BYTES);
        return listens.collect(groupingBy(key)).entrySet().stream()
                .map(group -> new Group(group.getKey(), group.getValue()))
                .sorted(most);
    }

    private record Group(List<String> key, List<ListenEvent> listens) {
        String name(int index) {
            return key.get(index);
        }

        long plays() {
            return listens.size();
        }

        double seconds() {
            return listens.stream().mapToDouble(ListenEvent::duration).sum();
        }

        BigDecimal exactSeconds() {
            return listens.stream()
                    .map(listen -> BigDecimal.valueOf(listen.duration()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }
}
