// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.star;

import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.run.Database;
import dev.songstreams.warehouse.star.table.StarTables;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a star says, without the keys that depend on the order in which names came.
 *
 * @param facts its facts with the names behind their keys, by partition and offset
 * @param levels the history of levels, by user and time
 * @param places the places, by state and city
 * @param hours the hours, in order
 */
record StarContents(List<Fact> facts, List<Level> levels, List<Place> places, List<Hour> hours) {

    record Fact(
            int partition,
            long offset,
            Instant ts,
            @Nullable Long userId,
            String artist,
            String artistOfSong,
            String title,
            String genre,
            String state,
            String city,
            String level,
            double seconds) {}

    record Level(
            long userId,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String gender,
            Instant registration,
            String level,
            Instant validFrom,
            @Nullable Instant validTo,
            boolean isCurrent) {}

    record Place(String state, String city, String zip, double lat, double lon) {}

    record Hour(long timeKey, Instant startsAt, int hour, int day, String weekday, int month, int year) {}

    static StarContents of(Database database, StarTables star) {
        return new StarContents(
                database.fetch(facts(star)),
                database.fetch(levels(star)),
                database.fetch(places(star)),
                database.fetch(hours(star)));
    }

    private static Query<Fact> facts(StarTables star) {
        var l = star.listens();
        return Query.select(
                        l.kafkaPartition,
                        l.kafkaOffset,
                        l.ts,
                        l.userId,
                        star.artists().artist.as("artist_name"),
                        star.songs().artist,
                        star.songs().title,
                        star.songs().genre,
                        star.locations().state,
                        star.locations().city,
                        l.level,
                        l.seconds)
                .from(l)
                .join(star.songs())
                .on(l.songKey.eq(star.songs().songKey))
                .join(star.artists())
                .on(l.artistKey.eq(star.artists().artistKey))
                .join(star.locations())
                .on(l.locationKey.eq(star.locations().locationKey))
                .join(star.times())
                .on(l.timeKey.eq(star.times().timeKey))
                .orderBy(l.kafkaPartition.asc(), l.kafkaOffset.asc())
                .as(Fact.class);
    }

    private static Query<Level> levels(StarTables star) {
        var u = star.users();
        return Query.select(
                        u.userId,
                        u.firstName,
                        u.lastName,
                        u.gender,
                        u.registration,
                        u.level,
                        u.validFrom,
                        u.validTo,
                        u.isCurrent)
                .from(u)
                .orderBy(u.userId.asc(), u.validFrom.asc())
                .as(Level.class);
    }

    private static Query<Place> places(StarTables star) {
        var l = star.locations();
        return Query.select(l.state, l.city, l.zip, l.lat, l.lon)
                .from(l)
                .orderBy(l.state.asc(), l.city.asc())
                .as(Place.class);
    }

    private static Query<Hour> hours(StarTables star) {
        var t = star.times();
        return Query.select(t.timeKey, t.startsAt, t.hour, t.day, t.weekday, t.month, t.year)
                .from(t)
                .orderBy(t.timeKey.asc())
                .as(Hour.class);
    }
}
