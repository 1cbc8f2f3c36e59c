// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.function;

import dev.songstreams.warehouse.query.expression.Expression;
import dev.songstreams.warehouse.query.model.Expr;
import java.util.ArrayList;
import java.util.List;

/** Functions that put something for null, or null for something. */
public final class Nulls {

    private Nulls() {}

    /** The first that is not null. */
    @SafeVarargs
    public static <T> Expression<T> coalesce(Expression<T> first, Expression<T>... more) {
        List<Expr> arguments = new ArrayList<>(List.of(first.node()));
        for (Expression<T> next : more) {
            arguments.add(next.node());
        }
        return Expression.of(new Expr.Call("coalesce", arguments), first.type());
    }

    /** The expression, or the value where it is null. */
    public static <T> Expression<T> coalesce(Expression<T> expression, T fallback) {
        return coalesce(expression, Expression.value(fallback));
    }

    /** The expression, or the other where it is null: Redshift's own word for COALESCE of two. */
    public static <T> Expression<T> nvl(Expression<T> expression, Expression<T> fallback) {
        return call("nvl", expression, fallback);
    }

    /** The second where the first is not null, else the third. */
    public static <T> Expression<T> nvl2(Expression<?> tested, Expression<T> ifNotNull, Expression<T> ifNull) {
        List<Expr> arguments = List.of(tested.node(), ifNotNull.node(), ifNull.node());
        return Expression.of(new Expr.Call("nvl2", arguments), ifNotNull.type());
    }

    /** The expression, or null where it equals the value: {@code dividedBy(a, nullIf(b, 0))} has no division by zero. */
    public static <T> Expression<T> nullIf(Expression<T> expression, T value) {
        return call("nullif", expression, Expression.value(value));
    }

    private static <T> Expression<T> call(String function, Expression<T> left, Expression<T> right) {
        return Expression.of(new Expr.Call(function, List.of(left.node(), right.node())), left.type());
    }
}
