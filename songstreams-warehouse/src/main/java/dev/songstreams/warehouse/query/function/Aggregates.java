// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.function;

import dev.songstreams.warehouse.query.expression.Aggregate;
import dev.songstreams.warehouse.query.expression.Case;
import dev.songstreams.warehouse.query.expression.Condition;
import dev.songstreams.warehouse.query.expression.Expression;
import dev.songstreams.warehouse.query.expression.Order;
import dev.songstreams.warehouse.query.expression.SqlType;
import dev.songstreams.warehouse.query.model.Expr;
import dev.songstreams.warehouse.query.model.Expr.Aggregate.Counting;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** One value from many rows. Nulls do not count, and of no rows the value is null, save for counts. */
public final class Aggregates {

    private Aggregates() {}

    /** How many rows. */
    public static Aggregate<Long> count() {
        return Aggregate.of(new Expr.Aggregate("count", Counting.ALL, List.of(), List.of()), Long.class);
    }

    /** How many rows in which the expression is not null. */
    public static Aggregate<Long> count(Expression<?> expression) {
        return aggregate("count", Counting.ALL, expression.node(), Long.class);
    }

    /** How many different values. */
    public static Aggregate<Long> countDistinct(Expression<?> expression) {
        return aggregate("count", Counting.DISTINCT, expression.node(), Long.class);
    }

    /** About how many different values: HyperLogLog, within about 2 %, and far cheaper over many rows. */
    public static Aggregate<Long> approximateCountDistinct(Expression<?> expression) {
        return aggregate("count", Counting.APPROXIMATE_DISTINCT, expression.node(), Long.class);
    }

    /** How many rows of which the condition is true. */
    public static Aggregate<Long> countIf(Condition condition) {
        return count(Case.when(condition, Expression.value(1)).orNull());
    }

    /** The sum, read as the summands' type; cast an INTEGER to BIGINT if the sum may outgrow it. */
    public static <N extends Number> Aggregate<N> sum(Expression<N> expression) {
        return aggregate("sum", Counting.ALL, expression.node(), expression.type());
    }

    /**
     * The mean. Integers and decimals are averaged as floating point, because Redshift's own mean of integers is an integer, and
     * that of decimals has no more digits behind the point than they have (AWS, "AVG function").
     */
    public static Aggregate<Double> avg(Expression<? extends Number> expression) {
        boolean floating = List.of(Float.class, Double.class).contains(expression.type());
        Expr operand =
                floating ? expression.node() : expression.cast(SqlType.DOUBLE).node();
        return aggregate("avg", Counting.ALL, operand, Double.class);
    }

    /** The least value. */
    public static <T> Aggregate<T> min(Expression<T> expression) {
        return aggregate("min", Counting.ALL, expression.node(), expression.type());
    }

    /** The greatest value. */
    public static <T> Aggregate<T> max(Expression<T> expression) {
        return aggregate("max", Counting.ALL, expression.node(), expression.type());
    }

    /**
     * The middle value, or the mean of the two middle ones. All aggregates of a select that sort, which are this, {@link #percentileCont}
     * and {@link #listagg} with an order, sort in the same way, and this one by what it is of; a query of others is refused.
     */
    public static Aggregate<Double> median(Expression<? extends Number> expression) {
        return aggregate("median", Counting.ALL, expression.node(), Double.class);
    }

    /** The value below which this part of the values lies, 0 to 1, reckoned between the two nearest: 0.5 is the median. */
    public static Aggregate<Double> percentileCont(double part, Expression<? extends Number> expression) {
        if (!(part >= 0 && part <= 1)) {
            throw new IllegalArgumentException("a percentile is 0 to 1, not " + part);
        }
        List<Expr> arguments = List.of(new Expr.Digits(BigDecimal.valueOf(part)));
        var order = List.of(expression.asc().key());
        return Aggregate.of(new Expr.Aggregate("percentile_cont", Counting.ALL, arguments, order), Double.class);
    }

    /** The standard deviation of a sample; null for a single value. */
    public static Aggregate<Double> stddevSamp(Expression<? extends Number> expression) {
        return aggregate("stddev_samp", Counting.ALL, expression.node(), Double.class);
    }

    /** The standard deviation of all there is. */
    public static Aggregate<Double> stddevPop(Expression<? extends Number> expression) {
        return aggregate("stddev_pop", Counting.ALL, expression.node(), Double.class);
    }

    /** The variance of a sample; null for a single value. */
    public static Aggregate<Double> varSamp(Expression<? extends Number> expression) {
        return aggregate("var_samp", Counting.ALL, expression.node(), Double.class);
    }

    /** The variance of all there is. */
    public static Aggregate<Double> varPop(Expression<? extends Number> expression) {
        return aggregate("var_pop", Counting.ALL, expression.node(), Double.class);
    }

    /** Whether all are true. */
    public static Aggregate<Boolean> boolAnd(Expression<Boolean> expression) {
        return aggregate("bool_and", Counting.ALL, expression.node(), Boolean.class);
    }

    /** Whether one at least is true. */
    public static Aggregate<Boolean> boolOr(Expression<Boolean> expression) {
        return aggregate("bool_or", Counting.ALL, expression.node(), Boolean.class);
    }

    /** One of the values, whichever is at hand: for what is the same in all rows of a group. */
    public static <T> Aggregate<T> anyValue(Expression<T> expression) {
        return aggregate("any_value", Counting.ALL, expression.node(), expression.type());
    }

    /** 1 in rows of ROLLUP, CUBE and GROUPING SETS that were not grouped by this expression, else 0. */
    public static Expression<Integer> grouping(Expression<?> expression) {
        return Expression.of(new Expr.Call("grouping", List.of(expression.node())), Integer.class);
    }

    /**
     * The texts in an order, with a delimiter between them. The delimiter stands in the text as a quoted constant, since
     * Redshift wants one there.
     */
    public static Aggregate<String> listagg(Expression<String> expression, String delimiter, Order... order) {
        List<Expr> arguments = List.of(expression.node(), new Expr.Constant(delimiter));
        var keys = Stream.of(order).map(Order::key).toList();
        return Aggregate.of(new Expr.Aggregate("listagg", Counting.ALL, arguments, keys), String.class);
    }

    private static <T> Aggregate<T> aggregate(String function, Counting counting, Expr operand, Class<T> type) {
        return Aggregate.of(new Expr.Aggregate(function, counting, List.of(operand), List.of()), type);
    }
}
