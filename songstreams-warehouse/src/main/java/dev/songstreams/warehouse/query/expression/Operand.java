// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.expression;

import dev.songstreams.warehouse.query.model.Expr;
import dev.songstreams.warehouse.query.model.Predicate;
import dev.songstreams.warehouse.query.model.Predicate.Comparison.Operator;
import dev.songstreams.warehouse.query.model.Predicate.Quantified.Quantifier;
import java.util.Collection;
import java.util.List;

/**
 * What can be compared: every comparison that holds for all types, with a value of the same Java type or an expression
 * of it.
 *
 * <p>A value that is null is refused: in SQL nothing equals null, not even null. Ask {@link #isNull()}.
 *
 * @param <T> the Java type of the value
 */
public interface Operand<T> {

    /** The model of this expression. */
    Expr node();

    /** This equals the value. */
    default Condition eq(T value) {
        return Condition.comparison(this, Operator.EQ, value);
    }

    /** This equals the other. */
    default Condition eq(Expression<T> other) {
        return Condition.comparison(this, Operator.EQ, other);
    }

    /** This is not equal to the value. Unknown, so not true, where this is null. */
    default Condition ne(T value) {
        return Condition.comparison(this, Operator.NE, value);
    }

    /** This is not equal to the other. Unknown, so not true, where either is null. */
    default Condition ne(Expression<T> other) {
        return Condition.comparison(this, Operator.NE, other);
    }

    /** This is less than the value. */
    default Condition lt(T value) {
        return Condition.comparison(this, Operator.LT, value);
    }

    /** This is less than the other. */
    default Condition lt(Expression<T> other) {
        return Condition.comparison(this, Operator.LT, other);
    }

    /** This is the value or less. */
    default Condition le(T value) {
        return Condition.comparison(this, Operator.LE, value);
    }

    /** This is the other or less. */
    default Condition le(Expression<T> other) {
        return Condition.comparison(this, Operator.LE, other);
    }

    /** This is greater than the value. */
    default Condition gt(T value) {
        return Condition.comparison(this, Operator.GT, value);
    }

    /** This is greater than the other. */
    default Condition gt(Expression<T> other) {
        return Condition.comparison(this, Operator.GT, other);
    }

    /** This is the value or greater. */
    default Condition ge(T value) {
        return Condition.comparison(this, Operator.GE, value);
    }

    /** This is the other or greater. */
    default Condition ge(Expression<T> other) {
        return Condition.comparison(this, Operator.GE, other);
    }

    /** This lies between the two, both included. */
    default Condition between(T low, T high) {
        return Condition.between(this, Condition.bound(low), Condition.bound(high));
    }

    /** This lies between the two, both included. */
    default Condition between(Expression<T> low, Expression<T> high) {
        return Condition.between(this, low.node(), high.node());
    }

    /** This is one of the values; of no values it is none. */
    default Condition in(Collection<? extends T> values) {
        if (values.isEmpty()) {
            return Condition.never();
        }
        List<Expr> candidates = values.stream().map(Condition::bound).toList();
        return new Condition(new Predicate.InList(node(), candidates));
    }

    /** This is one of the query's rows. */
    default Condition in(Rows<T> query) {
        return new Condition(new Predicate.InQuery(node(), query.statement()));
    }

    /** This equals one of the query's rows; the same as {@link #in(Rows)}. */
    default Condition eqAny(Rows<T> query) {
        return new Condition(new Predicate.Quantified(node(), Quantifier.ANY, query.statement()));
    }

    /** This differs from each of the query's rows; the same as {@link #notIn(Rows)}. Redshift has no other ANY and ALL. */
    default Condition neAll(Rows<T> query) {
        return new Condition(new Predicate.Quantified(node(), Quantifier.ALL, query.statement()));
    }

    /** This is none of the values. Unknown, so not true, where this is null, unless there are no values. */
    default Condition notIn(Collection<? extends T> values) {
        return values.isEmpty() ? Condition.always() : in(values).not();
    }

    /** This is none of the query's rows. Never true if one of them is null: {@link Condition#notExists} is safer. */
    default Condition notIn(Rows<T> query) {
        return in(query).not();
    }

    /** This is null. */
    default Condition isNull() {
        return new Condition(new Predicate.IsNull(node()));
    }

    /** This is not null. */
    default Condition isNotNull() {
        return isNull().not();
    }
}
