// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights.internal;

import static dev.songstreams.warehouse.query.function.Aggregates.count;
import static dev.songstreams.warehouse.query.function.Aggregates.sum;
import static dev.songstreams.warehouse.query.function.Numbers.greatest;
import static dev.songstreams.warehouse.query.function.Numbers.least;

import dev.songstreams.warehouse.query.expression.Expression;
import dev.songstreams.warehouse.query.expression.Named;
import dev.songstreams.warehouse.query.expression.Order;
import dev.songstreams.warehouse.query.expression.SqlType;
import dev.songstreams.warehouse.star.table.Listens;
import java.math.BigDecimal;
import java.util.stream.Stream;

/**
 * How much was listened: plays and seconds, and the order that "most" means.
 *
 * <p>Seconds are given as a sum of doubles, whose last bits depend on the order of addition, and so on how Redshift spreads the
 * rows. The order goes by an exact sum instead, of decimals with nine places: what a duration on the wire, a float, has at most
 * unless it is below a tenth of a second. So songs that were listened to for equally long tie, on any cluster.
 */
public final class Plays {

    private static final SqlType<BigDecimal> NANOSECONDS = SqlType.decimal(19, 9);
    /** Far longer than any song, and the most that the type holds: one senseless duration must not fail every question. */
    private static final double MOST_SECONDS = 1e9;
    /** A sum of so many rows as a table may have (2⁶³) of such durations is still a double; of two of 1e308 it is not. */
    private static final double MOST_SUMMABLE = 1e289;

    private final Listens listens;

    /** The measures of these facts. */
    public Plays(Listens listens) {
        this.listens = listens;
    }

    /** How many. */
    public Named<Long> number() {
        return count().as("plays");
    }

    /** How long in all; null of no listens. */
    public Named<Double> seconds() {
        return sum(within(MOST_SUMMABLE)).as("seconds");
    }

    /** Most plays first, then most seconds, then the names in the order of their bytes. */
    public Order[] most(Expression<?>... names) {
        return order(Stream.of(number().desc(), exactSeconds().desc()), names);
    }

    /** Most seconds first, then most plays, then the names in the order of their bytes. */
    public Order[] longest(Expression<?>... names) {
        return order(Stream.of(exactSeconds().desc(), number().desc()), names);
    }

    private static Order[] order(Stream<Order> measures, Expression<?>... names) {
        return Stream.concat(measures, Stream.of(names).map(Expression::asc)).toArray(Order[]::new);
    }

    private Expression<BigDecimal> exactSeconds() {
        return sum(within(MOST_SECONDS).cast(NANOSECONDS));
    }

    private Expression<Double> within(double most) {
        return least(greatest(listens.seconds, -most), most);
    }
}
