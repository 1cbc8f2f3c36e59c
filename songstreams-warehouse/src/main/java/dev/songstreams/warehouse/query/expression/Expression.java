// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.expression;

import dev.songstreams.warehouse.query.model.Expr;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What has a value of Java type {@code T} in a row: a column, a bound value, a function's result. Immutable.
 *
 * @param <T> the Java type of the value
 */
public interface Expression<T> extends Operand<T> {

    /** The Java type of the value. */
    Class<T> type();

    /** The name that a result or derived table gives it: a column's own, or the one given with {@link #as}. */
    default Optional<String> name() {
        return Optional.empty();
    }

    /**
     * An expression of a model node; for functions that the DSL lacks.
     *
     * @throws IllegalArgumentException if the type is not one that can be read
     */
    static <T> Expression<T> of(Expr node, Class<T> type) {
        return new Computed<>(node, ValueTypes.require(type));
    }

    /**
     * A value, which is bound and never stands in the text. A time is bound without a type, so that it can be compared
     * with any column; by itself it is given one by a cast.
     *
     * @throws IllegalArgumentException if it is null or of a type that cannot be bound
     */
    static <T> Expression<T> value(T value) {
        Expr bound = Condition.bound(value);
        boolean time = value instanceof Instant || value instanceof LocalDateTime;
        Expr typed = time ? new Expr.Cast(bound, SqlType.TIMESTAMP.name()) : bound;
        return new Computed<>(typed, ValueTypes.of(value));
    }

    /** Null, as a value of this type. */
    static <T> Expression<T> nullOf(SqlType<T> type) {
        return new Computed<>(new Expr.Cast(new Expr.None(), type.name()), type.javaType());
    }

    /** The one value of a query that gives at most one row; null if it gives none. */
    static <T> Expression<T> scalar(Rows<T> query) {
        List<Class<?>> types = query.types();
        if (types.size() != 1) {
            throw new IllegalArgumentException("a scalar query selects one expression, this one " + types.size());
        }
        @SuppressWarnings("unchecked") // a query of one column has that column's type
        Class<T> type = (Class<T>) types.get(0);
        return new Computed<>(new Expr.Scalar(query.statement()), type);
    }

    /** The same under a name, for the select list. */
    default Named<T> as(String name) {
        return new Named<>(this, name);
    }

    /** The same as another type; a value that the type cannot hold is an error of the database's. */
    default <U> Expression<U> cast(SqlType<U> target) {
        return new Computed<>(new Expr.Cast(node(), target.name()), target.javaType());
    }

    /** Sorted upwards by this; nulls last. */
    default Order asc() {
        return Order.ascending(node());
    }

    /** Sorted downwards by this; nulls first. */
    default Order desc() {
        return Order.descending(node());
    }
}
