// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights.habit;

import static dev.songstreams.warehouse.query.function.Aggregates.count;
import static dev.songstreams.warehouse.query.function.Aggregates.countIf;
import static dev.songstreams.warehouse.query.function.Dates.dateDiff;
import static dev.songstreams.warehouse.query.function.Numbers.minus;
import static dev.songstreams.warehouse.query.function.Windows.lead;

import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.expression.Condition;
import dev.songstreams.warehouse.query.expression.Named;
import dev.songstreams.warehouse.query.expression.Order;
import dev.songstreams.warehouse.query.expression.SqlType;
import dev.songstreams.warehouse.query.expression.Window;
import dev.songstreams.warehouse.query.function.DateUnit;
import dev.songstreams.warehouse.query.table.Column;
import dev.songstreams.warehouse.query.table.Subquery;
import dev.songstreams.warehouse.star.table.Listens;
import java.time.Instant;

/**
 * The listens, each with the time of the next one of its session, and whether that one cut it short. Immutable.
 *
 * <p>Other pages do not stop the music, so the next listen decides, which the facts have. The time between is counted in whole
 * seconds of the clock, which may be up to a second more or less than it was: a song that was played to its end is never
 * taken for skipped, one that was left in its last two seconds may not be seen as skipped.
 */
final class FollowedListens {

    private static final double CLOCK_SECOND = 1.0;

    private final Listens listens;
    private final Named<Instant> next;
    private final Subquery table;

    FollowedListens(Listens listens) {
        this.listens = listens;
        // By user too: two runs of the generator have sessions of the same number, seldom with the same user.
        this.next = lead(listens.ts, 1)
                .over(Window.partitionedBy(listens.userId, listens.sessionId).orderBy(inOrder(listens)))
                .as("next_ts");
        this.table = Query.select(listens.songKey, listens.level, listens.ts, listens.seconds, next)
                .from(listens)
                .asTable("followed");
    }

    /** The order in which somebody listened: by time, then by number; where these are equal, as the events came. */
    static Order[] inOrder(Listens listens) {
        return new Order[] {
            listens.ts.asc(),
            listens.sessionId.asc(),
            listens.itemInSession.asc(),
            listens.kafkaPartition.asc(),
            listens.kafkaOffset.asc()
        };
    }

    Subquery table() {
        return table;
    }

    Column<Long> songKey() {
        return table.column(listens.songKey);
    }

    Column<String> level() {
        return table.column(listens.level);
    }

    Named<Long> plays() {
        return count().as("plays");
    }

    Named<Long> followed() {
        return count(table.column(next)).as("followed");
    }

    Named<Long> skips() {
        return countIf(skipped()).as("skips");
    }

    /** Never true where nothing follows. */
    Condition skipped() {
        return dateDiff(DateUnit.SECOND, table.column(listens.ts), table.column(next))
                .cast(SqlType.DOUBLE)
                .lt(minus(table.column(listens.seconds), CLOCK_SECOND));
    }
}
