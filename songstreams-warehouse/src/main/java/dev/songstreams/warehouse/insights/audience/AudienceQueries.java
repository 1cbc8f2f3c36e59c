// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights.audience;

import static dev.songstreams.warehouse.query.function.Aggregates.countDistinct;
import static dev.songstreams.warehouse.query.function.Aggregates.countIf;
import static dev.songstreams.warehouse.query.function.Windows.lag;

import dev.songstreams.warehouse.insights.internal.Plays;
import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.expression.Case;
import dev.songstreams.warehouse.query.expression.Condition;
import dev.songstreams.warehouse.query.expression.Named;
import dev.songstreams.warehouse.query.expression.Window;
import dev.songstreams.warehouse.query.table.Subquery;
import dev.songstreams.warehouse.star.table.Listens;
import dev.songstreams.warehouse.star.table.Locations;
import dev.songstreams.warehouse.star.table.StarTables;
import dev.songstreams.warehouse.star.table.Users;

/**
 * Who listens, as queries of a star. What each means is said in {@link dev.songstreams.warehouse.insights.ListeningInsights}.
 * Immutable.
 *
 * <p>Users have a row for each stretch of one level: facts meet only the current one, so that no listen counts twice.
 */
public final class AudienceQueries {

    private static final String FREE = "free";
    private static final String PAID = "paid";

    private final Listens listens;
    private final Users users;
    private final Locations locations;
    private final Plays plays;

    /** The queries of these tables. */
    public AudienceQueries(StarTables star) {
        this.listens = star.listens();
        this.users = star.users();
        this.locations = star.locations();
        this.plays = new Plays(listens);
    }

    /** Users of each state, those with most users first. */
    public Query<StateUsers> states() {
        Named<Long> listeners = countDistinct(listens.userId).as("users");
        return Query.select(
                        locations.state,
                        listeners,
                        plays.number(),
                        countIf(listens.userId.isNull()).as("guest_plays"))
                .from(listens)
                .join(locations)
                .on(listens.locationKey.eq(locations.locationKey))
                .groupBy(locations.state)
                .orderBy(listeners.desc(), plays.number().desc(), locations.state.asc())
                .as(StateUsers.class);
    }

    /** Free against paid by gender. */
    public Query<GenderLevel> levelsByGender() {
        return Query.select(
                        users.gender,
                        listens.level,
                        countDistinct(listens.userId).as("users"),
                        plays.number(),
                        plays.seconds())
                .from(listens)
                .leftJoin(users)
                .on(listens.userId.eq(users.userId).and(users.isCurrent.eq(true)))
                .groupBy(users.gender, listens.level)
                .orderBy(users.gender.asc().nullsLast(), listens.level.asc())
                .as(GenderLevel.class);
    }

    /** From free to paid, in one row. */
    public Query<Conversion> conversion() {
        Named<String> levelBefore = lag(users.level, 1)
                .over(Window.partitionedBy(users.userId).orderBy(users.validFrom.asc()))
                .as("level_before");
        Subquery steps =
                Query.select(users.userId, users.level, levelBefore).from(users).asTable("steps");
        var user = steps.column(users.userId);
        var level = steps.column(users.level);
        var before = steps.column(levelBefore);
        Condition upgraded = before.eq(FREE).and(level.eq(PAID));
        return Query.select(
                        countDistinct(Case.when(level.eq(FREE), user).orNull()).as("free_users"),
                        countDistinct(Case.when(upgraded, user).orNull()).as("converted_users"),
                        countIf(upgraded).as("upgrades"),
                        countIf(before.eq(PAID).and(level.eq(FREE))).as("downgrades"))
                .from(steps)
                .as(Conversion.class);
    }
}
