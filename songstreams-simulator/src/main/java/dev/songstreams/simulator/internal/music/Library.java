// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.music;

import dev.songstreams.simulator.catalog.Song;
import dev.songstreams.simulator.catalog.SongCatalog;
import dev.songstreams.simulator.internal.chance.Dice;
import dev.songstreams.simulator.internal.chance.WeightedChoice;
import dev.songstreams.simulator.internal.text.CsvResource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * All tracks of the service: the catalogue's, and a few that no catalogue knows.
 *
 * <p>Popularity is Zipf-like, and the dice decide which tracks are the hits.
 */
public final class Library {
    private static final double ZIPF_EXPONENT = 0.8;

    private final WeightedChoice<Track> everything;
    private final WeightedChoice<Track> unreleased;
    private final Map<String, WeightedChoice<Track>> byGenre;
    private final Map<String, WeightedChoice<Track>> byArtist;

    /** A library whose hits these dice choose. */
    public Library(Dice dice) {
        List<Track> tracks = ranked(SongCatalog.load(), dice);
        this.everything = byPopularity(tracks);
        this.unreleased = byPopularity(ranked(new CsvResource(Library.class, "unreleased.csv").rows(Song::of), dice));
        this.byGenre = tracks.stream().collect(Collectors.groupingBy(Track::genre, choosing()));
        this.byArtist = tracks.stream().collect(Collectors.groupingBy(Track::artist, choosing()));
    }

    /** A taste of its own: two favourite genres and a favourite artist, the popular ones more often. */
    public Taste taste(Dice dice) {
        Track favourite = everything.pick(dice);
        WeightedChoice<Track> secondGenre = genreOf(everything.pick(dice));
        return new Taste(artistOf(favourite), genreOf(favourite), secondGenre, everything, unreleased);
    }

    private WeightedChoice<Track> genreOf(Track track) {
        return Objects.requireNonNull(byGenre.get(track.genre()));
    }

    private WeightedChoice<Track> artistOf(Track track) {
        return Objects.requireNonNull(byArtist.get(track.artist()));
    }

    private static List<Track> ranked(List<Song> songs, Dice dice) {
        List<Song> ranking = new ArrayList<>(songs);
        for (int last = ranking.size() - 1; last > 0; last--) {
            Collections.swap(ranking, last, dice.below(last + 1));
        }
        List<Track> tracks = new ArrayList<>();
        for (Song song : ranking) {
            tracks.add(new Track(song, StrictMath.pow(tracks.size() + 1.0, -ZIPF_EXPONENT)));
        }
        return tracks;
    }

    private static Collector<Track, ?, WeightedChoice<Track>> choosing() {
        return Collectors.collectingAndThen(Collectors.toList(), Library::byPopularity);
    }

    private static WeightedChoice<Track> byPopularity(List<Track> tracks) {
        return new WeightedChoice<>(tracks, Track::popularity);
    }
}
