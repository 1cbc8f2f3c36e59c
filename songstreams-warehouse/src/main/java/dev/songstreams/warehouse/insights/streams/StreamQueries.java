// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights.streams;

import static dev.songstreams.warehouse.query.function.Aggregates.count;
import static dev.songstreams.warehouse.query.function.Aggregates.countDistinct;
import static dev.songstreams.warehouse.query.function.Aggregates.countIf;
import static dev.songstreams.warehouse.query.function.Dates.convertTimezone;
import static dev.songstreams.warehouse.query.function.Nulls.coalesce;

import dev.songstreams.warehouse.insights.SongPlays;
import dev.songstreams.warehouse.insights.internal.Plays;
import dev.songstreams.warehouse.insights.internal.Top;
import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.expression.Expression;
import dev.songstreams.warehouse.query.expression.Named;
import dev.songstreams.warehouse.query.expression.Order;
import dev.songstreams.warehouse.query.expression.SqlType;
import dev.songstreams.warehouse.star.table.Artists;
import dev.songstreams.warehouse.star.table.Listens;
import dev.songstreams.warehouse.star.table.Locations;
import dev.songstreams.warehouse.star.table.Songs;
import dev.songstreams.warehouse.star.table.StarTables;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * How much was streamed, as queries of a star. What each means is said in {@link
 * dev.songstreams.warehouse.insights.ListeningInsights}. Immutable.
 */
public final class StreamQueries {

    private final Listens listens;
    private final Songs songs;
    private final Artists artists;
    private final Locations locations;
    private final Plays plays;

    /** The queries of these tables. */
    public StreamQueries(StarTables star) {
        this.listens = star.listens();
        this.songs = star.songs();
        this.artists = star.artists();
        this.locations = star.locations();
        this.plays = new Plays(listens);
    }

    /** Users, streams, artists, songs, cities and states in one row. */
    public Query<Totals> totals() {
        return Query.select(
                        countDistinct(listens.userId).as("users"),
                        count().as("streams"),
                        countIf(listens.userId.isNull()).as("guest_streams"),
                        countDistinct(listens.artistKey).as("artists"),
                        countDistinct(listens.songKey).as("songs"),
                        countDistinct(listens.locationKey).as("cities"),
                        countDistinct(locations.state).as("states"),
                        coalesce(plays.seconds(), 0.0).as("seconds"))
                .from(listens)
                .join(locations)
                .on(listens.locationKey.eq(locations.locationKey))
                .as(Totals.class);
    }

    /** The songs that were streamed most by everybody. */
    public Query<SongPlays> songs(Measure by, int top) {
        return Query.select(songs.artist, songs.title.as("song"), songs.genre, plays.number(), plays.seconds())
                .from(listens)
                .join(songs)
                .on(listens.songKey.eq(songs.songKey))
                .groupBy(songs.artist, songs.title, songs.genre)
                .orderBy(order(by, songs.artist, songs.title))
                .limit(Top.positive(top))
                .as(SongPlays.class);
    }

    /** The artists who were streamed most by everybody. */
    public Query<StreamedArtist> artists(Measure by, int top) {
        return Query.select(artists.artist, plays.number(), plays.seconds())
                .from(listens)
                .join(artists)
                .on(listens.artistKey.eq(artists.artistKey))
                .groupBy(artists.artist)
                .orderBy(order(by, artists.artist))
                .limit(Top.positive(top))
                .as(StreamedArtist.class);
    }

    /** The days of the calendar in a time zone. */
    public Query<DayPlays> days(ZoneId zone) {
        Named<LocalDate> day =
                convertTimezone(zone, listens.ts).cast(SqlType.DATE).as("day");
        return Query.select(
                        day,
                        plays.number(),
                        plays.seconds(),
                        countDistinct(listens.userId).as("users"))
                .from(listens)
                .groupBy(day)
                .orderBy(day.asc())
                .as(DayPlays.class);
    }

    private Order[] order(Measure by, Expression<?>... names) {
        return by == Measure.PLAYS ? plays.most(names) : plays.longest(names);
    }
}
