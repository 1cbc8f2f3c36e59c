// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.function;

import dev.songstreams.warehouse.query.expression.Expression;
import dev.songstreams.warehouse.query.model.Expr;
import dev.songstreams.warehouse.query.model.Expr.Operation.Operator;
import java.util.List;

/** Arithmetic of numbers of one type; cast where two differ. */
public final class Numbers {

    private Numbers() {}

    /** The sum of two expressions. */
    public static <N extends Number> Expression<N> plus(Expression<N> left, Expression<N> right) {
        return operation(left, Operator.PLUS, right);
    }

    /** The sum of an expression and a value. */
    public static <N extends Number> Expression<N> plus(Expression<N> left, N right) {
        return operation(left, Operator.PLUS, Expression.value(right));
    }

    /** The first less the second. */
    public static <N extends Number> Expression<N> minus(Expression<N> left, Expression<N> right) {
        return operation(left, Operator.MINUS, right);
    }

    /** The expression less the value. */
    public static <N extends Number> Expression<N> minus(Expression<N> left, N right) {
        return operation(left, Operator.MINUS, Expression.value(right));
    }

    /** The product of two expressions. */
    public static <N extends Number> Expression<N> times(Expression<N> left, Expression<N> right) {
        return operation(left, Operator.TIMES, right);
    }

    /** The product of an expression and a value. */
    public static <N extends Number> Expression<N> times(Expression<N> left, N right) {
        return operation(left, Operator.TIMES, Expression.value(right));
    }

    /** The first by the second: of integers without the fraction; division by zero is an error. */
    public static <N extends Number> Expression<N> dividedBy(Expression<N> left, Expression<N> right) {
        return operation(left, Operator.DIVIDED_BY, right);
    }

    /** The expression by the value: of integers without the fraction. */
    public static <N extends Number> Expression<N> dividedBy(Expression<N> left, N right) {
        return operation(left, Operator.DIVIDED_BY, Expression.value(right));
    }

    /** What is left of the first when it is divided by the second; it has the sign of the first. */
    public static <N extends Number> Expression<N> modulo(Expression<N> left, Expression<N> right) {
        return operation(left, Operator.MODULO, right);
    }

    /** What is left of the expression when it is divided by the value; it has the sign of the expression. */
    public static <N extends Number> Expression<N> modulo(Expression<N> left, N right) {
        return operation(left, Operator.MODULO, Expression.value(right));
    }

    /** The negative of a number. */
    public static <N extends Number> Expression<N> negated(Expression<N> expression) {
        return Expression.of(new Expr.Negation(expression.node()), expression.type());
    }

    /** The number without its sign. */
    public static <N extends Number> Expression<N> abs(Expression<N> expression) {
        return Expression.of(new Expr.Call("abs", List.of(expression.node())), expression.type());
    }

    /** The number to so many places behind the point. */
    public static <N extends Number> Expression<N> round(Expression<N> expression, int places) {
        return call("round", expression, Expression.value(places));
    }

    /** The greatest whole number that is not above this one. */
    public static <N extends Number> Expression<N> floor(Expression<N> expression) {
        return Expression.of(new Expr.Call("floor", List.of(expression.node())), expression.type());
    }

    /** The least whole number that is not below this one. */
    public static <N extends Number> Expression<N> ceiling(Expression<N> expression) {
        return Expression.of(new Expr.Call("ceiling", List.of(expression.node())), expression.type());
    }

    /** The lesser of expression and value; the value where the expression is null, since nulls are passed over. */
    public static <N extends Number> Expression<N> least(Expression<N> expression, N value) {
        return call("least", expression, Expression.value(value));
    }

    /** The greater of expression and value; the value where the expression is null, since nulls are passed over. */
    public static <N extends Number> Expression<N> greatest(Expression<N> expression, N value) {
        return call("greatest", expression, Expression.value(value));
    }

    private static <N extends Number> Expression<N> call(
            String function, Expression<N> expression, Expression<?> other) {
        List<Expr> arguments = List.of(expression.node(), other.node());
        return Expression.of(new Expr.Call(function, arguments), expression.type());
    }

    private static <N extends Number> Expression<N> operation(
            Expression<N> left, Operator operator, Expression<N> right) {
        return Expression.of(new Expr.Operation(left.node(), operator, right.node()), left.type());
    }
}
