// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query;

import dev.songstreams.warehouse.query.expression.Expression;
import dev.songstreams.warehouse.query.model.Projection;
import dev.songstreams.warehouse.query.model.QueryStatement;
import dev.songstreams.warehouse.query.table.CommonTable;
import dev.songstreams.warehouse.query.tuple.Tuple2;
import dev.songstreams.warehouse.query.tuple.Tuple3;
import dev.songstreams.warehouse.query.tuple.Tuple4;
import dev.songstreams.warehouse.query.tuple.Tuple5;
import dev.songstreams.warehouse.query.tuple.Tuple6;
import dev.songstreams.warehouse.query.tuple.Tuple7;
import dev.songstreams.warehouse.query.tuple.Tuple8;
import dev.songstreams.warehouse.sql.Quoting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The beginning of a query: its common tables. */
public final class With {

    static final With NOTHING = new With(List.of());

    private final List<QueryStatement.CommonTable> tables;

    With(List<CommonTable> tables) {
        this.tables = definitions(tables, List.of());
    }

    /** The tables' entries, and those there are behind them. */
    static List<QueryStatement.CommonTable> definitions(
            List<CommonTable> tables, List<QueryStatement.CommonTable> others) {
        List<QueryStatement.CommonTable> all =
                new ArrayList<>(tables.stream().map(CommonTable::definition).toList());
        all.addAll(others);
        Set<String> names = new HashSet<>();
        for (QueryStatement.CommonTable table : all) {
            if (!names.add(Quoting.fold(table.name()))) {
                throw new IllegalArgumentException("two common tables are called " + table.name());
            }
        }
        return all;
    }

    /** Selects one expression; a row is its value. */
    public <T> SelectList<T> select(Expression<T> expression) {
        return list(List.of(expression), RowShape.ofOne(expression.type()));
    }

    /** Selects two expressions; a row is a tuple of their values. */
    public <A, B> SelectList<Tuple2<A, B>> select(Expression<A> first, Expression<B> second) {
        return list(List.of(first, second), values -> new Tuple2<>(at(values, 0, first), at(values, 1, second)));
    }

    /** Selects three expressions; a row is a tuple of their values. */
    public <A, B, C> SelectList<Tuple3<A, B, C>> select(
            Expression<A> first, Expression<B> second, Expression<C> third) {
        return list(
                List.of(first, second, third),
                values -> new Tuple3<>(at(values, 0, first), at(values, 1, second), at(values, 2, third)));
    }

    /** Selects four expressions; a row is a tuple of their values. */
    public <A, B, C, D> SelectList<Tuple4<A, B, C, D>> select(
            Expression<A> first, Expression<B> second, Expression<C> third, Expression<D> fourth) {
        return list(
                List.of(first, second, third, fourth),
                values -> new Tuple4<>(
                        at(values, 0, first), at(values, 1, second), at(values, 2, third), at(values, 3, fourth)));
    }

    /** Selects five expressions; a row is a tuple of their values. */
    public <A, B, C, D, E> SelectList<Tuple5<A, B, C, D, E>> select(
            Expression<A> first, Expression<B> second, Expression<C> third, Expression<D> fourth, Expression<E> fifth) {
        return list(
                List.of(first, second, third, fourth, fifth),
                values -> new Tuple5<>(
                        at(values, 0, first),
                        at(values, 1, second),
                        at(values, 2, third),
                        at(values, 3, fourth),
                        at(values, 4, fifth)));
    }

    /** Selects six expressions; a row is a tuple of their values. */
    public <A, B, C, D, E, F> SelectList<Tuple6<A, B, C, D, E, F>> select(
            Expression<A> first,
            Expression<B> second,
            Expression<C> third,
            Expression<D> fourth,
            Expression<E> fifth,
            Expression<F> sixth) {
        return list(
                List.of(first, second, third, fourth, fifth, sixth),
                values -> new Tuple6<>(
                        at(values, 0, first),
                        at(values, 1, second),
                        at(values, 2, third),
                        at(values, 3, fourth),
                        at(values, 4, fifth),
                        at(values, 5, sixth)));
    }

    /** Selects seven expressions; a row is a tuple of their values. */
    public <A, B, C, D, E, F, G> SelectList<Tuple7<A, B, C, D, E, F, G>> select(
            Expression<A> first,
            Expression<B> second,
            Expression<C> third,
            Expression<D> fourth,
            Expression<E> fifth,
            Expression<F> sixth,
            Expression<G> seventh) {
        return list(
                List.of(first, second, third, fourth, fifth, sixth, seventh),
                values -> new Tuple7<>(
                        at(values, 0, first),
                        at(values, 1, second),
                        at(values, 2, third),
                        at(values, 3, fourth),
                        at(values, 4, fifth),
                        at(values, 5, sixth),
                        at(values, 6, seventh)));
    }

    /** Selects eight expressions; a row is a tuple of their values. */
    public <A, B, C, D, E, F, G, H> SelectList<Tuple8<A, B, C, D, E, F, G, H>> select(
            Expression<A> first,
            Expression<B> second,
            Expression<C> third,
            Expression<D> fourth,
            Expression<E> fifth,
            Expression<F> sixth,
            Expression<G> seventh,
            Expression<H> eighth) {
        return list(
                List.of(first, second, third, fourth, fifth, sixth, seventh, eighth),
                values -> new Tuple8<>(
                        at(values, 0, first),
                        at(values, 1, second),
                        at(values, 2, third),
                        at(values, 3, fourth),
                        at(values, 4, fifth),
                        at(values, 5, sixth),
                        at(values, 6, seventh),
                        at(values, 7, eighth)));
    }

    /** Selects more expressions than a tuple holds; a row is a {@link Row} of their values. */
    public SelectList<Row> select(Expression<?> first, Expression<?> second, Expression<?>... more) {
        List<Expression<?>> all = new ArrayList<>(List.of(first, second));
        all.addAll(List.of(more));
        return select(all);
    }

    /** Selects expressions that are known when the program runs. */
    public SelectList<Row> select(List<? extends Expression<?>> expressions) {
        return list(expressions, Row.shape(expressions));
    }

    private <R> SelectList<R> list(List<? extends Expression<?>> expressions, Function<@Nullable Object[], R> maker) {
        List<Class<?>> types =
                List.copyOf(expressions.stream().map(Expression::type).toList());
        return list(expressions, new RowShape<>(types, maker));
    }

    /** The reader gives values of the declared types, or null. */
    private static <T> @Nullable T at(@Nullable Object[] values, int index, Expression<T> expression) {
        return expression.type().cast(values[index]);
    }

    private <R> SelectList<R> list(List<? extends Expression<?>> expressions, RowShape<R> shape) {
        List<Projection.Item> items = expressions.stream().map(With::item).toList();
        return new SelectList<>(tables, new Projection(false, items), shape);
    }

    /** A column's own name needs no AS. */
    private static Projection.Item item(Expression<?> expression) {
        Projection.Item plain = new Projection.Item(expression.node(), Optional.empty());
        return plain.outputName().equals(expression.name())
                ? plain
                : new Projection.Item(expression.node(), expression.name());
    }
}
