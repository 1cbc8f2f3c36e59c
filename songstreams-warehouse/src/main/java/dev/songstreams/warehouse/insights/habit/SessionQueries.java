// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights.habit;

import static dev.songstreams.warehouse.query.expression.Expression.value;
import static dev.songstreams.warehouse.query.function.Aggregates.avg;
import static dev.songstreams.warehouse.query.function.Aggregates.count;
import static dev.songstreams.warehouse.query.function.Aggregates.max;
import static dev.songstreams.warehouse.query.function.Aggregates.median;
import static dev.songstreams.warehouse.query.function.Aggregates.min;
import static dev.songstreams.warehouse.query.function.Dates.dateDiff;

import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.expression.Case;
import dev.songstreams.warehouse.query.expression.Named;
import dev.songstreams.warehouse.query.expression.SqlType;
import dev.songstreams.warehouse.query.function.DateUnit;
import dev.songstreams.warehouse.query.table.Subquery;

/**
 * Sessions, as queries of the staged page views: the star has no facts of pages, which would be more than its listens, and
 * these questions need nothing that it would add to them. Immutable.
 */
public final class SessionQueries {

    private final PageViews pages;

    /** The queries of these page views. */
    public SessionQueries(PageViews pages) {
        this.pages = pages;
    }

    /** How long sessions were, by who made them. */
    public Query<SessionLengths> lengths() {
        // Of the two levels paid is the greater text.
        Named<String> level = max(pages.level).as("level");
        Named<Long> userId = max(pages.userId).as("user_id");
        Named<Double> length = dateDiff(DateUnit.SECOND, min(pages.ts), max(pages.ts))
                .cast(SqlType.DOUBLE)
                .as("seconds");
        Subquery sessions = Query.select(pages.sessionId, level, userId, length)
                .from(pages)
                .groupBy(pages.sessionId)
                .asTable("sessions");
        Named<String> visitor = Case.when(sessions.column(userId).isNull(), value("guest"))
                .otherwise(sessions.column(level))
                .as("visitor");
        return Query.select(
                        visitor,
                        count().as("sessions"),
                        avg(sessions.column(length)).as("mean_seconds"),
                        median(sessions.column(length)).as("median_seconds"),
                        max(sessions.column(length)).as("longest_seconds"))
                .from(sessions)
                .groupBy(visitor)
                .orderBy(visitor.asc())
                .as(SessionLengths.class);
    }
}
