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

    /** The text with the first letter of each word in upper case, the others in lower. */
    public static Expression<String> initcap(Expression<String> text) {
        return call("initcap", text.node());
    }

    /** The text without blanks at its beginning. */
    public static Expression<String> ltrim(Expression<String> text) {
        return call("ltrim", text.node());
    }

    /** The text without blanks at its end. */
    public static Expression<String> rtrim(Expression<String> text) {
        return call("rtrim", text.node());
    }

    /** The text with the second put for the first wherever that stands. */
    public static Expression<String> replace(Expression<String> text, String what, String by) {
        return call("replace", text.node(), new Expr.Value(what), new Expr.Value(by));
    }

    /** The part of this number, from 1, of those between the delimiters; empty if there are fewer. */
    public static Expression<String> splitPart(Expression<String> text, String delimiter, int part) {
        return call("split_part", text.node(), new Expr.Value(delimiter), new Expr.Value(part));
    }

    /** Where in the text the part begins; 0 if it does not stand there. */
    public static Expression<Integer> position(Expression<String> text, String part) {
        List<Expr> arguments = List.of(text.node(), new Expr.Value(part));
        return Expression.of(new Expr.Call("strpos", arguments), Integer.class);
    }

    /** The text with what matches the pattern (POSIX) replaced wherever it stands. */
    public static Expression<String> regexpReplace(Expression<String> text, String pattern, String by) {
        return call("regexp_replace", text.node(), new Expr.Value(pattern), new Expr.Value(by));
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
