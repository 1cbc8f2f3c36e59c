// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights;

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
final class Plays {

    private static final SqlType<BigDecimal> NANOSECONDS = SqlType.decimal(19, 9);
    /** Far longer than any song, and the most that the type holds: one senseless duration must not fail every question. */
    private static final double MOST_SECONDS = 1e9;
    /** A sum of so many rows as a table may have (2⁶³) of such durations is still a double; of two of 1e308 it is not. */
    private static final double MOST_SUMMABLE = 1e289;

    private final Listens listens;

    Plays(Listens listens) {
        this.listens = listens;
    }

    Named<Long> number() {
        return count().as("plays");
    }

    Named<Double> seconds() {
        return sum(within(MOST_SUMMABLE)).as("seconds");
    }

    /** Most plays first, then most seconds, then the names in the order of their bytes. */
    Order[] most(Expression<?>... names) {
        Stream<Order> plays = Stream.of(
                number().desc(), sum(within(MOST_SECONDS).cast(NANOSECONDS)).desc());
        return Stream.concat(plays, Stream.of(names).map(Expression::asc)).toArray(Order[]::new);
    }

    private Expression<Double> within(double most) {
        return least(greatest(listens.seconds, -most), most);
    }
}
