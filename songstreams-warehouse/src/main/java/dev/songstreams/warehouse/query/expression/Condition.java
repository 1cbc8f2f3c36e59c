// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.expression;

import dev.songstreams.warehouse.query.model.Expr;
import dev.songstreams.warehouse.query.model.Predicate;
import dev.songstreams.warehouse.query.model.Predicate.Comparison.Operator;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is true, false or unknown of a row. Immutable.
 *
 * <p>{@link #always()} is left out wherever it changes nothing, so a filter that is not wanted costs nothing:
 * {@code where(state == null ? Condition.always() : l.state.eq(state))}. DELETE and UPDATE refuse it, for there it would change everything.
 */
public final class Condition {

    private final Predicate predicate;

    Condition(Predicate predicate) {
        this.predicate = predicate;
    }

    /** A condition of a model node; for predicates that the DSL lacks. */
    public static Condition of(Predicate predicate) {
        return new Condition(predicate);
    }

    /** True of every row. */
    public static Condition always() {
        return new Condition(Predicate.ALWAYS);
    }

    /** True of no row. */
    public static Condition never() {
        return new Condition(Predicate.NEVER);
    }

    /** All of them are true; of none it is always true. */
    public static Condition allOf(Collection<Condition> conditions) {
        return conditions.stream().reduce(always(), Condition::and);
    }

    /** At least one of them is true; of none it is never true. */
    public static Condition anyOf(Collection<Condition> conditions) {
        return conditions.stream().reduce(never(), Condition::or);
    }

    /** The query has rows. */
    public static Condition exists(Rows<?> query) {
        return new Condition(new Predicate.Exists(query.statement()));
    }

    /** The query has no rows. */
    public static Condition notExists(Rows<?> query) {
        return exists(query).not();
    }

    /** Both are true. */
    public Condition and(Condition other) {
        return new Condition(predicate.and(other.predicate));
    }

    /** At least one is true. */
    public Condition or(Condition other) {
        return new Condition(predicate.or(other.predicate));
    }

    /** This is false. */
    public Condition not() {
        return new Condition(predicate.negated());
    }

    /** The model of this condition. */
    public Predicate predicate() {
        return predicate;
    }

    static <T> Condition comparison(Operand<T> left, Operator operator, T value) {
        return new Condition(new Predicate.Comparison(left.node(), operator, bound(value)));
    }

    static <T> Condition comparison(Operand<T> left, Operator operator, Expression<T> right) {
        if (right == null) {
            throw nullRefused();
        }
        return new Condition(new Predicate.Comparison(left.node(), operator, right.node()));
    }

    static Condition between(Operand<?> operand, Expr low, Expr high) {
        return new Condition(new Predicate.Between(operand.node(), low, high));
    }

    static Expr bound(@Nullable Object value) {
        if (value == null) {
            throw nullRefused();
        }
        ValueTypes.of(value);
        return value instanceof Json json
                ? new Expr.Call("json_parse", List.of(new Expr.Value(json.text())))
                : new Expr.Value(value);
    }

    private static IllegalArgumentException nullRefused() {
        return new IllegalArgumentException("null cannot be compared or bound: in SQL nothing equals null, so the"
                + " condition would never be true. Use isNull() or isNotNull(), or Expression.nullOf(type) for a null"
                + " that is selected.");
    }
}
