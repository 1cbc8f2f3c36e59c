// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights;

import dev.songstreams.warehouse.insights.audience.AudienceQueries;
import dev.songstreams.warehouse.insights.audience.Conversion;
import dev.songstreams.warehouse.insights.audience.GenderLevel;
import dev.songstreams.warehouse.insights.audience.StateUsers;
import dev.songstreams.warehouse.insights.habit.HabitQueries;
import dev.songstreams.warehouse.insights.habit.LevelSkips;
import dev.songstreams.warehouse.insights.habit.PageViews;
import dev.songstreams.warehouse.insights.habit.RepeatedSong;
import dev.songstreams.warehouse.insights.habit.SessionLengths;
import dev.songstreams.warehouse.insights.habit.SessionQueries;
import dev.songstreams.warehouse.insights.habit.SongSkips;
import dev.songstreams.warehouse.insights.streams.DayPlays;
import dev.songstreams.warehouse.insights.streams.Measure;
import dev.songstreams.warehouse.insights.streams.StreamQueries;
import dev.songstreams.warehouse.insights.streams.StreamedArtist;
import dev.songstreams.warehouse.insights.streams.Totals;
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
 * <p>A listen is a row of listen_events; it plays the whole song as far as seconds are concerned, since no event says when it
 * was broken off. A user is one who was logged in; a city is a city of one state, and a state is none of them.
 *
 * <p>Every question fails with a {@link dev.songstreams.warehouse.run.WarehouseException} if the warehouse does.
 */
public final class ListeningInsights {

    private final Database database;
    private final ListeningQueries queries;
    private final StreamQueries streams;
    private final AudienceQueries audience;
    private final HabitQueries habits;

    /** The answers of the star with these tables. */
    public ListeningInsights(Database database, StarTables star) {
        this.database = database;
        this.queries = new ListeningQueries(star);
        this.streams = new StreamQueries(star);
        this.audience = new AudienceQueries(star);
        this.habits = new HabitQueries(star);
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

    /**
     * At what hours of the day somebody listened, by the clocks of the place where it was; from hour 0 on, only hours with
     * plays. Listens in places whose time zone is not known are left out.
     *
     * @param state the only state to tell of, by its two letters; all if empty
     */
    public List<HourPlays> localListeningHours(Optional<String> state) {
        return database.fetch(queries.localListeningHours(state));
    }

    /** Users, streams, artists, songs, cities and states that there are in all. A star without listens has 0 of each. */
    public Totals totals() {
        return database.fetchOne(streams.totals()).orElseThrow();
    }

    /**
     * The songs that everybody, guests too, streamed most, the first first.
     *
     * @param by whether "most" means plays, or how long they were in all
     * @param top how many songs at most
     */
    public List<SongPlays> mostStreamedSongs(Measure by, int top) {
        return database.fetch(streams.songs(by, top));
    }

    /**
     * The artists whom everybody, guests too, streamed most, the first first.
     *
     * @param by whether "most" means plays, or how long they were in all
     * @param top how many artists at most
     */
    public List<StreamedArtist> mostStreamedArtists(Measure by, int top) {
        return database.fetch(streams.artists(by, top));
    }

    /**
     * How much was streamed on each day, from the first on; only days with plays. For the hours of the day ask {@link
     * #listeningHours}.
     *
     * @param zone whose midnight parts the days
     * @throws IllegalArgumentException if the zone is an offset other than UTC; name a region
     */
    public List<DayPlays> streamsPerDay(ZoneId zone) {
        return database.fetch(streams.days(zone));
    }

    /** How many users listened in each state, the state with most first; then by plays, then by state. */
    public List<StateUsers> usersByState() {
        return database.fetch(audience.states());
    }

    /** Free against paid by gender, by gender and level. The plays of all rows are those of the star: none counts twice. */
    public List<GenderLevel> levelsByGender() {
        return database.fetch(audience.levelsByGender());
    }

    /**
     * How many of the users who were free came to pay, by the history of levels in the star. Who pays from the first event
     * on was never free here, and converts nothing. Guests have no history.
     */
    public Conversion conversion() {
        return database.fetchOne(audience.conversion()).orElseThrow();
    }

    /**
     * The songs that users had on repeat: played so many times in a row, with no other song of the user's in between, whatever
     * time passed and whatever session it was. By user, then the longest row first, then the most rows, artist and title.
     * Guests, who have no user, are left out.
     *
     * @param inARow how many plays in a row at least, 2 or more
     */
    public List<RepeatedSong> songsOnRepeat(int inARow) {
        return database.fetch(habits.onRepeat(inARow));
    }

    /**
     * How often songs were skipped, by level. A listen is skipped if the next listen of the same user and session begins more
     * than a second before the song would have ended; the time between is counted in whole seconds of the clock. The last
     * listen of a session is followed by none, and nobody knows how long it played: it counts as a play, not as a skip.
     */
    public List<LevelSkips> skips() {
        return database.fetch(habits.skips());
    }

    /**
     * The songs that were skipped most, as {@link #skips} means it; of equally often skipped ones that which was followed
     * less often comes first, then by artist and title.
     *
     * @param top how many songs at most
     */
    public List<SongSkips> mostSkippedSongs(int top) {
        return database.fetch(habits.mostSkipped(top));
    }

    /**
     * How long sessions were, by who made them: guest, free, paid. A session is all page views with one session id; its length
     * is the time from its first page to its last, in whole seconds of the clock, 0 if it had one page. How long the last
     * page was looked at, or its song listened to, nobody knows. Where runs of the generator that number their sessions alike went
     * into one topic, their sessions of one number are taken for one.
     *
     * @param pages the staged page views, of which the star has no facts
     */
    public List<SessionLengths> sessionLengths(PageViews pages) {
        return database.fetch(new SessionQueries(pages).lengths());
    }
}
