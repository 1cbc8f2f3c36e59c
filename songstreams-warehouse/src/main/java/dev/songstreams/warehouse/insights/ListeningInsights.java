// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights;

import dev.songstreams.warehouse.run.Database;
import dev.songstreams.warehouse.star.table.StarTables;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Answers the business's questions from a star. Immutable; as safe for several threads as its database.
 *
 * <pre>{@code
 * ListeningInsights insights = new ListeningInsights(database, star.tables());
 * List<SongPlays> top = insights.topSongs(OptionalLong.of(17), 10);
 * }</pre>
 *
 * <p>"Most" means most plays; of those with equally many, most seconds listened, exact to the nanosecond; then artist and title
 * in the order of their UTF-8 bytes. Listens of guests count wherever no user is asked for.
 *
 * <p>Every question fails with a {@link dev.songstreams.warehouse.run.WarehouseException} if the warehouse does.
 */
public final class ListeningInsights {

    private final Database database;
    private final ListeningQueries queries;

    /** The answers of the star with these tables. */
    public ListeningInsights(Database database, StarTables star) {
        this.database = database;
        this.queries = new ListeningQueries(star);
    }

    /**
     * The songs that a user listened to most, or that everybody did, the first first.
     *
     * @param userId the user; everybody, guests too, if empty
     * @param top how many songs at most
     */
    public List<SongPlays> topSongs(OptionalLong userId, int top) {
        return database.fetch(queries.topSongs(userId, top));
    }

    /**
     * The genres that a user listened to most, or that everybody did, the first first. Songs that the catalogue lacks are of the
     * genre {@code Unknown}.
     *
     * @param userId the user; everybody, guests too, if empty
     * @param top how many genres at most
     */
    public List<GenrePlays> topGenres(OptionalLong userId, int top) {
        return database.fetch(queries.topGenres(userId, top));
    }

    /**
     * The artists that each user listened to most, by user and then the first first. Guests, who have no user, are left out.
     *
     * @param userId the only user to tell of; all if empty
     * @param topOfEach how many artists of each user at most
     */
    public List<ArtistPlays> topArtists(OptionalLong userId, int topOfEach) {
        return database.fetch(queries.topArtists(userId, topOfEach));
    }

    /**
     * At what hours of the day an artist was listened to, or a user listened, or both; from hour 0 on, only hours with plays.
     *
     * @param artist the artist's exact name; all if empty
     * @param userId the user; everybody, guests too, if empty
     * @param zone whose clocks tell the hour, with its summer time
     * @throws IllegalArgumentException if the zone is an offset other than UTC; name a region
     */
    public List<HourPlays> listeningHours(Optional<String> artist, OptionalLong userId, ZoneId zone) {
        return database.fetch(queries.listeningHours(artist, userId, zone));
    }

    /**
     * The songs that were listened to most in each place, by state, city, and then the first first. Of songs with equally many
     * plays in a place those with most seconds there come first.
     *
     * @param state the only state to tell of, by its two letters; all if empty
     * @param topOfEach how many songs of each place at most
     */
    public List<PlaceSongPlays> topSongsByLocation(Optional<String> state, int topOfEach) {
        return database.fetch(queries.topSongsByLocation(state, topOfEach));
    }
}
