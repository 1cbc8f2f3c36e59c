// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.function;

import dev.songstreams.warehouse.query.expression.Condition;
import dev.songstreams.warehouse.query.expression.Expression;
import dev.songstreams.warehouse.query.model.Expr;
import dev.songstreams.warehouse.query.model.Predicate;
import java.util.List;
import java.util.Optional;

/** Functions of texts, and matching by pattern. Positions and lengths count characters, from 1. */
public final class Texts {

    private static final char ESCAPE = '!';

    private Texts() {}

    /** The text in lower case. */
    public static Expression<String> lower(Expression<String> text) {
        return call("lower", text.node());
    }

    /** The text in upper case. */
    public static Expression<String> upper(Expression<String> text) {
        return call("upper", text.node());
    }

    /** The text without blanks at its ends. */
    public static Expression<String> trim(Expression<String> text) {
        return call("trim", text.node());
    }

    /** The length in characters. */
    public static Expression<Integer> len(Expression<String> text) {
        return Expression.of(new Expr.Call("len", List.of(text.node())), Integer.class);
    }

    /** So many characters of the text, from this position on. */
    public static Expression<String> substring(Expression<String> text, int position, int length) {
        return call("substring", text.node(), new Expr.Value(position), new Expr.Value(length));
    }

    /** Texts one after the other; null if one of them is. */
    @SafeVarargs
    public static Expression<String> concat(Expression<String> first, Expression<String>... more) {
        Expr all = first.node();
        for (Expression<String> next : more) {
            all = new Expr.Operation(all, Expr.Operation.Operator.CONCAT, next.node());
        }
        return Expression.of(all, String.class);
    }

    /** The text matches the pattern, in which % stands for any characters, _ for any one, and \ escapes them. */
    public static Condition like(Expression<String> text, String pattern) {
        return like(text, pattern, Optional.empty(), false);
    }

    /** The text matches the pattern, in which this character escapes % and _ and itself. */
    public static Condition like(Expression<String> text, String pattern, char escape) {
        return like(text, pattern, Optional.of(escape), false);
    }

    /** The text matches the pattern, whatever the case of ASCII letters. */
    public static Condition ilike(Expression<String> text, String pattern) {
        return like(text, pattern, Optional.empty(), true);
    }

    /** The text begins with this one, whose characters all stand for themselves. */
    public static Condition startsWith(Expression<String> text, String beginning) {
        return like(text, escaped(beginning) + "%", ESCAPE);
    }

    /** The text ends with this one, whose characters all stand for themselves. */
    public static Condition endsWith(Expression<String> text, String end) {
        return like(text, "%" + escaped(end), ESCAPE);
    }

    /** The text holds this one, whose characters all stand for themselves. */
    public static Condition contains(Expression<String> text, String part) {
        return like(text, "%" + escaped(part) + "%", ESCAPE);
    }

    private static String escaped(String text) {
        return text.replaceAll("[!%_]", ESCAPE + "$0");
    }

    private static Condition like(
            Expression<String> text, String pattern, Optional<Character> escape, boolean ignoreCase) {
        Expr bound = Expression.value(pattern).node();
        return Condition.of(new Predicate.Like(text.node(), bound, escape, ignoreCase));
    }

    private static Expression<String> call(String function, Expr... arguments) {
        return Expression.of(new Expr.Call(function, List.of(arguments)), String.class);
    }
}
