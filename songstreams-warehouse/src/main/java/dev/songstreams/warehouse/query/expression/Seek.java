// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.expression;

import dev.songstreams.warehouse.query.model.Expr;
import dev.songstreams.warehouse.query.model.Predicate;
import dev.songstreams.warehouse.query.model.Predicate.Comparison.Operator;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a page ended: the keys that rows are sorted by, each with its value in the last row that was seen. Immutable.
 *
 * <pre>{@code
 * select.orderBy(l.ts.desc(), l.userId.asc()).limit(50)                                  // the first page
 * select.seek(Seek.descending(l.ts, last.ts()).thenAscending(l.userId, last.userId())).limit(50)  // the next
 * }</pre>
 *
 * <p>Together the keys tell all rows apart, or rows are left out at the end of a page; and none of them is ever null.
 */
public final class Seek {

    private final List<Key> keys;

    private Seek(List<Key> keys) {
        this.keys = List.copyOf(keys);
    }

    /** Upwards by this expression, behind the value. */
    public static <T> Seek ascending(Expression<T> key, T last) {
        return new Seek(List.of(Key.of(key, Operator.GT, last)));
    }

    /** Downwards by this expression, behind the value. */
    public static <T> Seek descending(Expression<T> key, T last) {
        return new Seek(List.of(Key.of(key, Operator.LT, last)));
    }

    /** Then upwards by this expression. */
    public <T> Seek thenAscending(Expression<T> key, T last) {
        return with(Key.of(key, Operator.GT, last));
    }

    /** Then downwards by this expression. */
    public <T> Seek thenDescending(Expression<T> key, T last) {
        return with(Key.of(key, Operator.LT, last));
    }

    /** The order of the pages. */
    public Order[] orders() {
        return keys.stream().map(Key::order).toArray(Order[]::new);
    }

    /**
     * True of the rows behind the one that was seen last. Written out key by key, since Redshift compares no rows; the
     * first key stands by itself too, so that blocks can be skipped by a sort key.
     */
    public Condition behind() {
        Condition behind = Condition.never();
        Condition equal = Condition.always();
        for (Key key : keys) {
            behind = behind.or(equal.and(key.compared(key.beyond())));
            equal = equal.and(key.compared(Operator.EQ));
        }
        return keys.size() == 1 ? behind : keys.get(0).notBefore().and(behind);
    }

    private Seek with(Key key) {
        List<Key> all = new ArrayList<>(keys);
        all.add(key);
        return new Seek(all);
    }

    private record Key(Expr expression, Operator beyond, Expr last) {

        static <T> Key of(Expression<T> key, Operator beyond, T last) {
            return new Key(key.node(), beyond, Condition.bound(last));
        }

        Condition compared(Operator operator) {
            return Condition.of(new Predicate.Comparison(expression, operator, last));
        }

        Condition notBefore() {
            return compared(beyond == Operator.GT ? Operator.GE : Operator.LE);
        }

        Order order() {
            return beyond == Operator.GT ? Order.ascending(expression) : Order.descending(expression);
        }
    }
}
