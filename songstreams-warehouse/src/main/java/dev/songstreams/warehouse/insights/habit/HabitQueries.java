// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights.habit;

import static dev.songstreams.warehouse.query.function.Aggregates.count;
import static dev.songstreams.warehouse.query.function.Aggregates.countIf;
import static dev.songstreams.warehouse.query.function.Aggregates.max;

import dev.songstreams.warehouse.insights.internal.Top;
import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.expression.Named;
import dev.songstreams.warehouse.star.table.Listens;
import dev.songstreams.warehouse.star.table.Songs;
import dev.songstreams.warehouse.star.table.StarTables;

/**
 * How people listen, as queries of a star. What each means is said in {@link
 * dev.songstreams.warehouse.insights.ListeningInsights}. Immutable.
 */
public final class HabitQueries {

    private final Listens listens;
    private final Songs songs;
    private final FollowedListens followed;

    /** The queries of these tables. */
    public HabitQueries(StarTables star) {
        this.listens = star.listens();
        this.songs = star.songs();
        this.followed = new FollowedListens(listens);
    }

    /** The songs that each user played so many times in a row, or more. */
    public Query<RepeatedSong> onRepeat(int inARow) {
        SongRuns runs = SongRuns.of(listens, Top.atLeast(2, "how many plays in a row", inARow));
        Named<Long> times = count().as("times");
        Named<Long> longest = max(runs.length()).as("longest");
        return Query.select(runs.userId(), songs.artist, songs.title.as("song"), times, longest)
                .from(runs.table())
                .join(songs)
                .on(runs.songKey().eq(songs.songKey))
                .groupBy(runs.userId(), songs.artist, songs.title)
                .orderBy(runs.userId().asc(), longest.desc(), times.desc(), songs.artist.asc(), songs.title.asc())
                .as(RepeatedSong.class);
    }

    /** How often songs were skipped, by level. */
    public Query<LevelSkips> skips() {
        return Query.select(followed.level(), followed.plays(), followed.followed(), followed.skips())
                .from(followed.table())
                .groupBy(followed.level())
                .orderBy(followed.level().asc())
                .as(LevelSkips.class);
    }

    /** The songs that were skipped most. */
    public Query<SongSkips> mostSkipped(int top) {
        return Query.select(
                        songs.artist, songs.title.as("song"), followed.plays(), followed.followed(), followed.skips())
                .from(followed.table())
                .join(songs)
                .on(followed.songKey().eq(songs.songKey))
                .groupBy(songs.artist, songs.title)
                .having(countIf(followed.skipped()).ge(1L))
                .orderBy(followed.skips().desc(), followed.followed().asc(), songs.artist.asc(), songs.title.asc())
                .limit(Top.positive(top))
                .as(SongSkips.class);
    }
}
