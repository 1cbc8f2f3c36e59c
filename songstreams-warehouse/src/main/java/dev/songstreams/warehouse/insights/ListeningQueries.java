// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights;

import static dev.songstreams.warehouse.query.function.Dates.convertTimezone;
import static dev.songstreams.warehouse.query.function.Dates.extract;
import static dev.songstreams.warehouse.query.function.Ranking.rowNumber;

import dev.songstreams.warehouse.insights.internal.Plays;
import dev.songstreams.warehouse.insights.internal.Top;
import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.expression.Condition;
import dev.songstreams.warehouse.query.expression.Named;
import dev.songstreams.warehouse.query.expression.Window;
import dev.songstreams.warehouse.query.function.DateField;
import dev.songstreams.warehouse.query.table.Subquery;
import dev.songstreams.warehouse.star.table.Artists;
import dev.songstreams.warehouse.star.table.Listens;
import dev.songstreams.warehouse.star.table.Locations;
import dev.songstreams.warehouse.star.table.Songs;
import dev.songstreams.warehouse.star.table.StarTables;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The business's questions as queries of a star. What each means is said in {@link ListeningInsights}. Immutable.
 *
 * <p>Each joins the facts to dimensions by their keys alone, of which a fact has one each: no listen counts twice.
 */
public final class ListeningQueries {

    private final Listens listens;
    private final Songs songs;
    private final Artists artists;
    private final Locations locations;
    private final Plays plays;

    /** The queries of these tables. */
    public ListeningQueries(StarTables star) {
        this.listens = star.listens();
        this.songs = star.songs();
        this.artists = star.artists();
        this.locations = star.locations();
        this.plays = new Plays(listens);
    }

    /** The songs that were listened to most, by one user or by all. */
    public Query<SongPlays> topSongs(OptionalLong userId, int top) {
        return Query.select(songs.artist, songs.title.as("song"), songs.genre, plays.number(), plays.seconds())
                .from(listens)
                .join(songs)
                .on(listens.songKey.eq(songs.songKey))
                .where(by(userId))
                .groupBy(songs.artist, songs.title, songs.genre)
                .orderBy(plays.most(songs.artist, songs.title))
                .limit(Top.positive(top))
                .as(SongPlays.class);
    }

    /** The genres that were listened to most, by one user or by all. */
    public Query<GenrePlays> topGenres(OptionalLong userId, int top) {
        return Query.select(songs.genre, plays.number(), plays.seconds())
                .from(listens)
                .join(songs)
                .on(listens.songKey.eq(songs.songKey))
                .where(by(userId))
                .groupBy(songs.genre)
                .orderBy(plays.most(songs.genre))
                .limit(Top.positive(top))
                .as(GenrePlays.class);
    }

    /** The artists that each user, or one, listened to most. */
    public Query<ArtistPlays> topArtists(OptionalLong userId, int topOfEach) {
        Named<Long> place = rowNumber()
                .over(Window.partitionedBy(listens.userId).orderBy(plays.most(artists.artist)))
                .as("place");
        Subquery ranked = Query.select(listens.userId, artists.artist, plays.number(), plays.seconds(), place)
                .from(listens)
                .join(artists)
                .on(listens.artistKey.eq(artists.artistKey))
                .where(by(userId).and(listens.userId.isNotNull()))
                .groupBy(listens.userId, artists.artist)
                .asTable("ranked");
        return Query.select(
                        ranked.column(listens.userId),
                        ranked.column(artists.artist),
                        ranked.column(plays.number()),
                        ranked.column(plays.seconds()))
                .from(ranked)
                .where(ranked.column(place).le((long) Top.positive(topOfEach)))
                .orderBy(
                        ranked.column(listens.userId).asc(),
                        ranked.column(place).asc())
                .as(ArtistPlays.class);
    }

    /** The hours of the day, in a time zone, at which an artist was listened to, or a user listened. */
    public Query<HourPlays> listeningHours(Optional<String> artist, OptionalLong userId, ZoneId zone) {
        Named<Integer> hour =
                extract(DateField.HOUR, convertTimezone(zone, listens.ts)).as("hour");
        return Query.select(hour, plays.number(), plays.seconds())
                .from(listens)
                .join(artists)
                .on(listens.artistKey.eq(artists.artistKey))
                .where(by(userId).and(artist.map(artists.artist::eq).orElse(Condition.always())))
                .groupBy(hour)
                .orderBy(hour.asc())
                .as(HourPlays.class);
    }

    /** The hours of the day, by the clocks of the place, at which somebody listened there, in one state or in all. */
    public Query<HourPlays> localListeningHours(Optional<String> state) {
        Named<Integer> hour = extract(DateField.HOUR, convertTimezone(locations.timeZone, listens.ts))
                .as("hour");
        return Query.select(hour, plays.number(), plays.seconds())
                .from(listens)
                .join(locations)
                .on(listens.locationKey.eq(locations.locationKey))
                .where(locations.timeZone.isNotNull().and(in(state)))
                .groupBy(hour)
                .orderBy(hour.asc())
                .as(HourPlays.class);
    }

    /** The songs that were listened to most in each city, of one state or of all. */
    public Query<PlaceSongPlays> topSongsByLocation(Optional<String> state, int topOfEach) {
        Named<String> song = songs.title.as("song");
        Named<Long> place = rowNumber()
                .over(Window.partitionedBy(locations.state, locations.city)
                        .orderBy(plays.most(songs.artist, songs.title)))
                .as("place");
        Subquery ranked = Query.select(locations.state, locations.city, songs.artist, song, plays.number(), place)
                .from(listens)
                .join(songs)
                .on(listens.songKey.eq(songs.songKey))
                .join(locations)
                .on(listens.locationKey.eq(locations.locationKey))
                .where(in(state))
                .groupBy(locations.state, locations.city, songs.artist, songs.title)
                .asTable("ranked");
        return Query.select(
                        ranked.column(locations.state),
                        ranked.column(locations.city),
                        ranked.column(songs.artist),
                        ranked.column(song),
                        ranked.column(plays.number()))
                .from(ranked)
                .where(ranked.column(place).le((long) Top.positive(topOfEach)))
                .orderBy(
                        ranked.column(locations.state).asc(),
                        ranked.column(locations.city).asc(),
                        ranked.column(place).asc())
                .as(PlaceSongPlays.class);
    }

    private Condition in(Optional<String> state) {
        return state.map(locations.state::eq).orElse(Condition.always());
    }

    private Condition by(OptionalLong userId) {
        return userId.isPresent() ? listens.userId.eq(userId.getAsLong()) : Condition.always();
    }
}
