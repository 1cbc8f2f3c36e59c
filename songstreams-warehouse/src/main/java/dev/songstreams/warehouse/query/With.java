// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query;

import dev.songstreams.warehouse.query.expression.Expression;
import dev.songstreams.warehouse.query.model.Projection;
import dev.songstreams.warehouse.query.model.QueryStatement;
import dev.songstreams.warehouse.query.table.CommonTable;
import dev.songstreams.warehouse.sql.Quoting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    /** Selects several expressions; a row is a {@link Row} of their values. */
    public SelectList<Row> select(Expression<?> first, Expression<?> second, Expression<?>... more) {
        List<Expression<?>> all = new ArrayList<>(List.of(first, second));
        all.addAll(List.of(more));
        return select(all);
    }

    /** Selects expressions that are known when the program runs. */
    public SelectList<Row> select(List<? extends Expression<?>> expressions) {
        return list(expressions, Row.shape(expressions));
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
