// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The aggregates of one select that sort their rows, which Redshift lets sort in one way only: "within group ORDER BY clauses for
 * aggregate functions must be the same" (AWS, "MEDIAN function" and "LISTAGG function", usage notes). Over a window each sorts as it
 * likes, and so do those of queries within the query.
 */
final class SortedAggregates {

    /** The function that was the first to sort in this way. */
    private final Map<List<SortKey>, String> orders = new LinkedHashMap<>();

    /**
     * Refuses a select whose aggregates sort in different ways.
     *
     * @throws IllegalArgumentException saying which, and what to do
     */
    static void requireOneOrder(SelectBody select, List<SortKey> orderBy) {
        SortedAggregates found = new SortedAggregates();
        select.projection().items().forEach(item -> found.in(item.expression()));
        found.in(select.having());
        found.in(select.qualify());
        orderBy.forEach(key -> found.in(key.expression()));
        if (found.orders.size() > 1) {
            throw new IllegalArgumentException("Redshift wants one order for all aggregates of a select that sort, and "
                    + String.join(" and ", found.orders.values())
                    + " here sort in different ways; compute one of them in a derived table and join it");
        }
    }

    private void in(Expr expression) {
        if (expression instanceof Expr.Aggregate aggregate) {
            List<SortKey> order = order(aggregate);
            if (!order.isEmpty()) {
                orders.putIfAbsent(order, aggregate.function());
            }
        } else if (expression instanceof Expr.Choice choice) {
            choice.branches().forEach(branch -> in(branch.when()));
        }
        parts(expression).forEach(this::in);
    }

    private void in(Predicate predicate) {
        if (predicate instanceof Predicate.Logical logical) {
            logical.parts().forEach(this::in);
        } else if (predicate instanceof Predicate.Not not) {
            in(not.predicate());
        }
        parts(predicate).forEach(this::in);
    }

    /** MEDIAN sorts by what it is of. */
    private static List<SortKey> order(Expr.Aggregate aggregate) {
        return aggregate.function().equals("median")
                ? List.of(new SortKey(aggregate.arguments().get(0), SortKey.Direction.ASCENDING, SortKey.Nulls.DEFAULT))
                : aggregate.withinGroup();
    }

    private static Stream<Expr> parts(Expr expression) {
        if (expression instanceof Expr.Call call) {
            return call.arguments().stream();
        } else if (expression instanceof Expr.Operation operation) {
            return Stream.of(operation.left(), operation.right());
        } else if (expression instanceof Expr.Negation negation) {
            return Stream.of(negation.operand());
        } else if (expression instanceof Expr.Choice choice) {
            return Stream.concat(choice.branches().stream().map(Expr.Choice.Branch::then), choice.otherwise().stream());
        } else if (expression instanceof Expr.Cast cast) {
            return Stream.of(cast.operand());
        } else if (expression instanceof Expr.Extract extract) {
            return Stream.of(extract.operand());
        } else if (expression instanceof Expr.Over over) {
            return Stream.concat(
                    arguments(over.function()),
                    Stream.concat(
                            over.window().partitionBy().stream(),
                            over.window().orderBy().stream().map(SortKey::expression)));
        }
        return Stream.empty();
    }

    /** Of a function over a window, which is not an aggregate of the select, though its arguments may be. */
    private static Stream<Expr> arguments(Expr function) {
        return function instanceof Expr.Aggregate aggregate ? aggregate.arguments().stream() : parts(function);
    }

    private static Stream<Expr> parts(Predicate predicate) {
        if (predicate instanceof Predicate.Comparison comparison) {
            return Stream.of(comparison.left(), comparison.right());
        } else if (predicate instanceof Predicate.Quantified quantified) {
            return Stream.of(quantified.left());
        } else if (predicate instanceof Predicate.Between between) {
            return Stream.of(between.operand(), between.low(), between.high());
        } else if (predicate instanceof Predicate.InList in) {
            return Stream.concat(Stream.of(in.operand()), in.candidates().stream());
        } else if (predicate instanceof Predicate.InQuery in) {
            return Stream.of(in.operand());
        } else if (predicate instanceof Predicate.Like like) {
            return Stream.of(like.operand(), like.pattern());
        } else if (predicate instanceof Predicate.IsNull isNull) {
            return Stream.of(isNull.operand());
        }
        return Stream.empty();
    }
}
