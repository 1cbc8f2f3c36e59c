// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query;

import dev.songstreams.warehouse.query.expression.Order;
import dev.songstreams.warehouse.query.model.QueryStatement;
import dev.songstreams.warehouse.query.model.SetOperation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Two queries combined by UNION, INTERSECT or EXCEPT. Immutable.
 *
 * @param <R> what a row is
 */
public final class Compound<R> implements Query<R> {

    private final QueryStatement statement;
    private final RowShape<R> shape;

    private Compound(QueryStatement statement, RowShape<R> shape) {
        this.statement = statement;
        this.shape = shape;
    }

    static <R> Compound<R> of(Query<R> left, SetOperation.Kind kind, Query<R> right) {
        if (!left.types().equals(right.types())) {
            throw new IllegalArgumentException("the two queries of a " + kind.sql() + " select different types: "
                    + names(left.types()) + " and " + names(right.types()));
        }
        QueryStatement first = left.statement();
        QueryStatement second = right.statement();
        // WITH belongs to the whole: an operand cannot have one of its own without parentheses around it.
        Set<QueryStatement.CommonTable> with = new LinkedHashSet<>(first.with());
        with.addAll(second.with());
        var operation = new SetOperation(first.withCommonTables(List.of()), kind, second.withCommonTables(List.of()));
        return new Compound<>(QueryStatement.of(operation).withCommonTables(List.copyOf(with)), left.shape());
    }

    /**
     * Sorted by these, the first first; each must be an expression that the first query selects.
     *
     * @throws IllegalArgumentException if one is not
     */
    public Compound<R> orderBy(Order... orders) {
        for (Order order : orders) {
            if (statement
                    .body()
                    .projection()
                    .positionOf(order.key().expression())
                    .isEmpty()) {
                throw new IllegalArgumentException("a union, intersection or difference can be sorted only by what its"
                        + " first query selects; select the expression there");
            }
        }
        return new Compound<>(
                statement.withOrder(Stream.of(orders).map(Order::key).toList()), shape);
    }

    /** At most so many rows. */
    public Compound<R> limit(long rows) {
        return new Compound<>(statement.withLimit(rows), shape);
    }

    /** Without the first so many rows. */
    public Compound<R> offset(long rows) {
        return new Compound<>(statement.withOffset(rows), shape);
    }

    @Override
    public QueryStatement statement() {
        return statement;
    }

    @Override
    public RowShape<R> shape() {
        return shape;
    }

    private static List<String> names(List<Class<?>> types) {
        return types.stream().map(Class::getSimpleName).toList();
    }
}
