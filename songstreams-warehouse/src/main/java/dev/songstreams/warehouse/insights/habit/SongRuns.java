// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights.habit;

import static dev.songstreams.warehouse.query.function.Aggregates.count;
import static dev.songstreams.warehouse.query.function.Numbers.minus;
import static dev.songstreams.warehouse.query.function.Ranking.rowNumber;

import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.expression.Named;
import dev.songstreams.warehouse.query.expression.Order;
import dev.songstreams.warehouse.query.expression.Window;
import dev.songstreams.warehouse.query.table.Column;
import dev.songstreams.warehouse.query.table.Subquery;
import dev.songstreams.warehouse.star.table.Listens;

/**
 * Plays of one song in a row by one user: they have the same difference between their number among all plays of the user and
 * their number among those of the song.
 *
 * @param table a row for each run
 * @param userId whose
 * @param songKey of what
 * @param length how many plays
 */
record SongRuns(Subquery table, Column<Long> userId, Column<Long> songKey, Column<Long> length) {

    /** The runs of so many plays or more. */
    static SongRuns of(Listens listens, int atLeast) {
        Named<Long> run = run(listens);
        Subquery numbered = Query.select(listens.userId, listens.songKey, run)
                .from(listens)
                .where(listens.userId.isNotNull())
                .asTable("numbered");
        Column<Long> userId = numbered.column(listens.userId);
        Column<Long> songKey = numbered.column(listens.songKey);
        Named<Long> length = count().as("plays_in_a_row");
        Subquery runs = Query.select(userId, songKey, length)
                .from(numbered)
                .groupBy(userId, songKey, numbered.column(run))
                .having(count().ge((long) atLeast))
                .asTable("runs");
        return new SongRuns(runs, runs.column(userId), runs.column(songKey), runs.column(length));
    }

    private static Named<Long> run(Listens listens) {
        Order[] inOrder = FollowedListens.inOrder(listens);
        Window ofUser = Window.partitionedBy(listens.userId).orderBy(inOrder);
        Window ofSong = Window.partitionedBy(listens.userId, listens.songKey).orderBy(inOrder);
        return minus(rowNumber().over(ofUser), rowNumber().over(ofSong)).as("run");
    }
}
