// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query;

import dev.songstreams.warehouse.query.expression.Expression;
import dev.songstreams.warehouse.query.expression.Rows;
import dev.songstreams.warehouse.query.model.SetOperation;
import dev.songstreams.warehouse.query.render.RenderedQuery;
import dev.songstreams.warehouse.query.render.StatementRenderer;
import dev.songstreams.warehouse.query.table.CommonTable;
import dev.songstreams.warehouse.query.table.Subquery;
import dev.songstreams.warehouse.query.tuple.Tuple2;
import dev.songstreams.warehouse.query.tuple.Tuple3;
import dev.songstreams.warehouse.query.tuple.Tuple4;
import dev.songstreams.warehouse.query.tuple.Tuple5;
import dev.songstreams.warehouse.query.tuple.Tuple6;
import dev.songstreams.warehouse.query.tuple.Tuple7;
import dev.songstreams.warehouse.query.tuple.Tuple8;
import java.util.List;
import java.util.function.Function;

/**
 * A query whose rows are of a known type. Immutable, so that it can be kept, shared between threads and built upon.
 *
 * <pre>{@code
 * Query<SongPlays> top = Query.select(l.artist, l.song, count().as("plays"))
 *         .from(l)
 *         .where(l.userId.eq(userId))
 *         .groupBy(l.artist, l.song)
 *         .orderBy(count().desc(), l.artist.asc(), l.song.asc())
 *         .limit(10)
 *         .as(SongPlays.class);
 * }</pre>
 *
 * @param <R> what a row is: the value of a single column, a tuple of up to eight, a {@link Row} of more or of columns known when
 *     the program runs, or a record
 */
public sealed interface Query<R> extends Rows<R> permits Select, Compound, MappedQuery {

    /** How the columns of a row become an {@code R}. */
    RowShape<R> shape();

    /** Selects one expression; a row is its value. */
    static <T> SelectList<T> select(Expression<T> expression) {
        return With.NOTHING.select(expression);
    }

    /** Selects two expressions; a row is a tuple of their values. */
    static <A, B> SelectList<Tuple2<A, B>> select(Expression<A> first, Expression<B> second) {
        return With.NOTHING.select(first, second);
    }

    /** Selects three expressions; a row is a tuple of their values. */
    static <A, B, C> SelectList<Tuple3<A, B, C>> select(
            Expression<A> first, Expression<B> second, Expression<C> third) {
        return With.NOTHING.select(first, second, third);
    }

    /** Selects four expressions; a row is a tuple of their values. */
    static <A, B, C, D> SelectList<Tuple4<A, B, C, D>> select(
            Expression<A> first, Expression<B> second, Expression<C> third, Expression<D> fourth) {
        return With.NOTHING.select(first, second, third, fourth);
    }

    /** Selects five expressions; a row is a tuple of their values. */
    static <A, B, C, D, E> SelectList<Tuple5<A, B, C, D, E>> select(
            Expression<A> first, Expression<B> second, Expression<C> third, Expression<D> fourth, Expression<E> fifth) {
        return With.NOTHING.select(first, second, third, fourth, fifth);
    }

    /** Selects six expressions; a row is a tuple of their values. */
    static <A, B, C, D, E, F> SelectList<Tuple6<A, B, C, D, E, F>> select(
            Expression<A> first,
            Expression<B> second,
            Expression<C> third,
            Expression<D> fourth,
            Expression<E> fifth,
            Expression<F> sixth) {
        return With.NOTHING.select(first, second, third, fourth, fifth, sixth);
    }

    /** Selects seven expressions; a row is a tuple of their values. */
    static <A, B, C, D, E, F, G> SelectList<Tuple7<A, B, C, D, E, F, G>> select(
            Expression<A> first,
            Expression<B> second,
            Expression<C> third,
            Expression<D> fourth,
            Expression<E> fifth,
            Expression<F> sixth,
            Expression<G> seventh) {
        return With.NOTHING.select(first, second, third, fourth, fifth, sixth, seventh);
    }

    /** Selects eight expressions; a row is a tuple of their values. */
    static <A, B, C, D, E, F, G, H> SelectList<Tuple8<A, B, C, D, E, F, G, H>> select(
            Expression<A> first,
            Expression<B> second,
            Expression<C> third,
            Expression<D> fourth,
            Expression<E> fifth,
            Expression<F> sixth,
            Expression<G> seventh,
            Expression<H> eighth) {
        return With.NOTHING.select(first, second, third, fourth, fifth, sixth, seventh, eighth);
    }

    /** Selects more expressions than a tuple holds; a row is a {@link Row} of their values until {@link #as} says otherwise. */
    static SelectList<Row> select(Expression<?> first, Expression<?> second, Expression<?>... more) {
        return With.NOTHING.select(first, second, more);
    }

    /** Selects expressions that are known when the program runs. */
    static SelectList<Row> select(List<? extends Expression<?>> expressions) {
        return With.NOTHING.select(expressions);
    }

    /** Begins a query with common tables, in the order in which they may refer to each other. */
    static With with(CommonTable... tables) {
        return new With(List.of(tables));
    }

    /**
     * The same query with a record for each row, made by its canonical constructor; its components are the selected
     * expressions in their order.
     *
     * @throws IllegalArgumentException if number or types of the components differ from what is selected
     */
    default <S extends Record> Query<S> as(Class<S> type) {
        return new MappedQuery<>(statement(), RecordShape.of(type, types()));
    }

    /** The rows of this query and of the other, each once. */
    default Compound<R> union(Query<R> other) {
        return Compound.of(this, SetOperation.Kind.UNION, other);
    }

    /** The rows of this query and of the other, repeated ones too. */
    default Compound<R> unionAll(Query<R> other) {
        return Compound.of(this, SetOperation.Kind.UNION_ALL, other);
    }

    /** The rows that both have, each once. */
    default Compound<R> intersect(Query<R> other) {
        return Compound.of(this, SetOperation.Kind.INTERSECT, other);
    }

    /** The rows that the other lacks, each once. */
    default Compound<R> except(Query<R> other) {
        return Compound.of(this, SetOperation.Kind.EXCEPT, other);
    }

    /** This query as a derived table in FROM. */
    default Subquery asTable(String alias) {
        return Subquery.of(this, alias);
    }

    /** This query as a common table of another's WITH. */
    default CommonTable asCommonTable(String name) {
        return CommonTable.of(this, name);
    }

    /**
     * This query as the beginning of a common table that grows out of itself: its rows, then what the step makes of the
     * rows that were found last, until it finds none. A step that never ends is not seen here; count the steps and stop.
     *
     * @param step reads the table that it is given
     * @throws IllegalArgumentException if a column of this query has no name, or the step selects other types
     */
    default CommonTable asRecursiveTable(String name, Function<CommonTable, Query<R>> step) {
        return CommonTable.recursive(this, name, self -> unionAll(step.apply(self)));
    }

    /** The SQL and the values to bind. */
    default RenderedQuery render() {
        return StatementRenderer.render(statement());
    }

    @Override
    default List<Class<?>> types() {
        return shape().types();
    }
}
