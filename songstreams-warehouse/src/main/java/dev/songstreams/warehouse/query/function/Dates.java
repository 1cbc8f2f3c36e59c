// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.function;

import dev.songstreams.warehouse.query.expression.Expression;
import dev.songstreams.warehouse.query.expression.SqlType;
import dev.songstreams.warehouse.query.model.Expr;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.List;

/**
 * Functions of dates and times. An {@link Instant} is a TIMESTAMP that holds UTC; fields and units of a TIMESTAMPTZ are
 * those of the session's time zone.
 */
public final class Dates {

    private Dates() {}

    /** The beginning of the unit in which the time lies. */
    public static <T extends Temporal> Expression<T> dateTrunc(DateUnit unit, Expression<T> time) {
        requireDays("date_trunc", unit, time);
        return likeItsOperand("date_trunc", time, new Expr.Constant(unit.sql()), time.node());
    }

    /** A field of the time. */
    public static Expression<Integer> extract(DateField field, Expression<? extends Temporal> time) {
        return Expression.of(new Expr.Extract(field.sql(), time.node()), Integer.class);
    }

    /** A field of the time as floating point, as DATE_PART gives it. */
    public static Expression<Double> datePart(DateField field, Expression<? extends Temporal> time) {
        List<Expr> arguments = List.of(new Expr.Word(field.sql()), time.node());
        return Expression.of(new Expr.Call("date_part", arguments), Double.class);
    }

    /** The last day of the month in which the time lies. */
    public static Expression<LocalDate> lastDay(Expression<? extends Temporal> time) {
        return Expression.of(new Expr.Call("last_day", List.of(time.node())), LocalDate.class);
    }

    /** The time so many units later, or earlier if the number is negative. */
    public static <T extends Temporal> Expression<T> dateAdd(DateUnit unit, int number, Expression<T> time) {
        requireDays("dateadd", unit, time);
        return likeItsOperand("dateadd", time, new Expr.Word(unit.sql()), new Expr.Value(number), time.node());
    }

    /**
     * How many boundaries of the unit lie between the two; negative if the second is earlier. From 23:59 to 00:01 it is
     * one day.
     */
    public static <T extends Temporal> Expression<Long> dateDiff(DateUnit unit, Expression<T> from, Expression<T> to) {
        var arguments = List.of(new Expr.Word(unit.sql()), from.node(), to.node());
        return Expression.of(new Expr.Call("datediff", arguments), Long.class);
    }

    /**
     * What clocks in the zone show at the time, which is a TIMESTAMP in UTC. The zone stands in the text as a quoted
     * constant, so that the same expression can be selected and grouped by.
     *
     * @throws IllegalArgumentException if the zone is an offset, whose sign Redshift reads the other way round
     */
    public static Expression<LocalDateTime> convertTimezone(ZoneId zone, Expression<Instant> time) {
        var arguments = List.of(new Expr.Constant("UTC"), new Expr.Constant(zoneName(zone)), time.node());
        return Expression.of(new Expr.Call("convert_timezone", arguments), LocalDateTime.class);
    }

    /**
     * What clocks in the zone that a column names, such as America/Chicago, show at the time, which is a TIMESTAMP in UTC;
     * null where either is.
     */
    public static Expression<LocalDateTime> convertTimezone(Expression<String> zone, Expression<Instant> time) {
        var arguments = List.of(new Expr.Constant("UTC"), zone.node(), time.node());
        return Expression.of(new Expr.Call("convert_timezone", arguments), LocalDateTime.class);
    }

    /**
     * Now, by the clock of the session's time zone, which the driver sets to the JVM's. For now in UTC bind
     * {@code Instant.now()}.
     */
    public static Expression<LocalDateTime> getDate() {
        return Expression.of(new Expr.Call("getdate", List.of()), LocalDateTime.class);
    }

    private static String zoneName(ZoneId zone) {
        if (zone.equals(ZoneOffset.UTC)) {
            return "UTC";
        }
        if (zone.normalized() instanceof ZoneOffset && !zone.getRules().equals(ZoneOffset.UTC.getRules())) {
            throw new IllegalArgumentException("the time zone " + zone + " is an offset, whose sign Redshift reads the"
                    + " other way round; name a region, such as Europe/Paris");
        }
        return zone.getId();
    }

    /** Redshift's DATE_TRUNC and DATEADD of a date give a timestamp: make it a date again. */
    private static <T extends Temporal> Expression<T> likeItsOperand(
            String function, Expression<T> time, Expr... arguments) {
        Expression<T> result = Expression.of(new Expr.Call(function, List.of(arguments)), time.type());
        return isDate(time) ? Expression.of(result.cast(SqlType.DATE).node(), time.type()) : result;
    }

    private static void requireDays(String function, DateUnit unit, Expression<?> time) {
        if (isDate(time) && unit.isShorterThanADay()) {
            throw new IllegalArgumentException(
                    function + " by " + unit.sql() + " of a date would be lost: a date has no time of day");
        }
    }

    private static boolean isDate(Expression<?> time) {
        return time.type().equals(LocalDate.class);
    }
}
