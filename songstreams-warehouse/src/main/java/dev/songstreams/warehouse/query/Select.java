// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query;

import dev.songstreams.warehouse.query.expression.Condition;
import dev.songstreams.warehouse.query.expression.Expression;
import dev.songstreams.warehouse.query.expression.GroupingSet;
import dev.songstreams.warehouse.query.expression.Order;
import dev.songstreams.warehouse.query.expression.Seek;
import dev.songstreams.warehouse.query.model.From.Join;
import dev.songstreams.warehouse.query.model.Grouping;
import dev.songstreams.warehouse.query.model.Predicate;
import dev.songstreams.warehouse.query.model.QueryStatement;
import dev.songstreams.warehouse.query.model.SelectBody;
import dev.songstreams.warehouse.query.table.Relation;
import java.util.List;
import java.util.stream.Stream;

/**
 * One select, to which clauses are added in any order; SQL's order is the renderer's business. Immutable: each method
 * gives a new select.
 *
 * <p>Said twice, conditions must both hold, and keys of groups and order are added to those before.
 *
 * @param <R> what a row is
 */
public final class Select<R> implements Query<R> {

    private final QueryStatement statement;
    private final SelectBody body;
    private final RowShape<R> shape;

    Select(QueryStatement statement, SelectBody body, RowShape<R> shape) {
        this.statement = statement;
        this.body = body;
        this.shape = shape;
    }

    /** Joins rows that belong together; say how with {@code on}. */
    public JoinStep<R> join(Relation relation) {
        return new JoinStep<>(this, Join.Kind.INNER, relation);
    }

    /** Joins, and keeps rows of the left side that have no partner. */
    public JoinStep<R> leftJoin(Relation relation) {
        return new JoinStep<>(this, Join.Kind.LEFT, relation);
    }

    /** Joins, and keeps rows of the right side that have no partner. */
    public JoinStep<R> rightJoin(Relation relation) {
        return new JoinStep<>(this, Join.Kind.RIGHT, relation);
    }

    /** Joins, and keeps rows of both sides that have no partner. */
    public JoinStep<R> fullJoin(Relation relation) {
        return new JoinStep<>(this, Join.Kind.FULL, relation);
    }

    /** Joins every row with every row. */
    public Select<R> crossJoin(Relation relation) {
        return joined(new Join(Join.Kind.CROSS, relation.source(), Predicate.ALWAYS));
    }

    /** Only rows of which the condition is true. */
    public Select<R> where(Condition condition) {
        return with(body.withWhere(condition.predicate()));
    }

    /** One row for all rows that agree in these. */
    public Select<R> groupBy(Expression<?>... keys) {
        return grouped(Stream.of(keys).map(key -> new Grouping.Key(key.node())));
    }

    /** One row for all rows that agree in these, then in all but the last, and so on down to one row for all. */
    public Select<R> groupByRollup(Expression<?>... keys) {
        return grouped(Stream.of(
                new Grouping.Rollup(Stream.of(keys).map(Expression::node).toList())));
    }

    /** The rows grouped by every selection of these, also by none. */
    public Select<R> groupByCube(Expression<?>... keys) {
        return grouped(Stream.of(
                new Grouping.Cube(Stream.of(keys).map(Expression::node).toList())));
    }

    /** The rows grouped in each of these ways. */
    public Select<R> groupBySets(GroupingSet... sets) {
        return grouped(Stream.of(
                new Grouping.Sets(Stream.of(sets).map(GroupingSet::keys).toList())));
    }

    /** Only groups of which the condition is true. */
    public Select<R> having(Condition condition) {
        return with(body.withHaving(condition.predicate()));
    }

    /** Only rows of which the condition is true, once window functions are computed: the top N of each group. */
    public Select<R> qualify(Condition condition) {
        return with(body.withQualify(condition.predicate()));
    }

    /** Sorted by these, the first first. */
    public Select<R> orderBy(Order... orders) {
        return with(statement.withOrder(Stream.of(orders).map(Order::key).toList()));
    }

    /**
     * Sorted by the seek's keys, and only what lies behind the row that it names: the page after one that ended there. It
     * costs the same for every page, where {@link #offset} reads all that it leaves out.
     */
    public Select<R> seek(Seek seek) {
        return where(seek.behind()).orderBy(seek.orders());
    }

    /** At most so many rows. */
    public Select<R> limit(long rows) {
        return with(statement.withLimit(rows));
    }

    /** Without the first so many rows. */
    public Select<R> offset(long rows) {
        return with(statement.withOffset(rows));
    }

    @Override
    public QueryStatement statement() {
        return statement;
    }

    @Override
    public RowShape<R> shape() {
        return shape;
    }

    Select<R> joined(Join join) {
        return with(body.withFrom(body.from().orElseThrow().with(join)));
    }

    private Select<R> grouped(Stream<? extends Grouping> groupings) {
        return with(body.withGroupBy(List.copyOf(groupings.toList())));
    }

    private Select<R> with(SelectBody other) {
        return new Select<>(statement.withBody(other), other, shape);
    }

    private Select<R> with(QueryStatement other) {
        return new Select<>(other, body, shape);
    }
}
