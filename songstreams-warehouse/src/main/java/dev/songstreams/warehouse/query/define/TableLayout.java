// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.define;

import dev.songstreams.warehouse.query.expression.Expression;
import dev.songstreams.warehouse.query.model.Definition.Distribution;
import dev.songstreams.warehouse.query.model.Definition.Distribution.Style;
import dev.songstreams.warehouse.query.model.Definition.SortKeyColumns;
import dev.songstreams.warehouse.query.model.Definition.SortKeyColumns.Kind;
import dev.songstreams.warehouse.query.model.Definition.TableAttributes;
import dev.songstreams.warehouse.query.model.Expr;
import dev.songstreams.warehouse.query.table.TableColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** By what a table's rows are spread over the nodes and sorted on them. What is not said is Redshift's choice. Immutable. */
public final class TableLayout {

    static final TableLayout UNSAID = new TableLayout(Optional.empty(), Optional.empty(), List.of());

    private static final int MAX_COMPOUND = 400;
    private static final int MAX_INTERLEAVED = 8;

    private final Optional<Distribution> distribution;
    private final Optional<SortKeyColumns> sortKey;
    private final List<Expr.Column> columns;

    private TableLayout(
            Optional<Distribution> distribution, Optional<SortKeyColumns> sortKey, List<Expr.Column> columns) {
        this.distribution = distribution;
        this.sortKey = sortKey;
        this.columns = columns;
    }

    /** Rows with the same value lie together: joins and groups by this column move nothing. */
    public static TableLayout distributedBy(TableColumn<?> column) {
        var key = new Distribution(Style.KEY, Optional.of(column.node().name()));
        return new TableLayout(Optional.of(key), Optional.empty(), List.of(column.node()));
    }

    /** Every node has all rows: for small tables that many join. */
    public static TableLayout onEveryNode() {
        return of(Style.ALL);
    }

    /** Rows go around. */
    public static TableLayout evenly() {
        return of(Style.EVEN);
    }

    /** Redshift chooses, and changes its mind as the table grows. */
    public static TableLayout automatic() {
        return of(Style.AUTO);
    }

    /** Sorted by the first column, then by the next. */
    public TableLayout sortedBy(TableColumn<?>... key) {
        return sorted(Kind.COMPOUND, MAX_COMPOUND, key);
    }

    /** Sorted by all of the columns alike, at most eight; AWS advises against it for columns that only grow. */
    public TableLayout interleavedBy(TableColumn<?>... key) {
        return sorted(Kind.INTERLEAVED, MAX_INTERLEAVED, key);
    }

    /** Redshift chooses the sort key. */
    public TableLayout sortedAutomatically() {
        return new TableLayout(distribution, Optional.of(new SortKeyColumns(Kind.AUTO, List.of())), columns);
    }

    TableAttributes attributes() {
        return new TableAttributes(distribution, sortKey);
    }

    /** Every column that is named here. */
    List<Expr.Column> columns() {
        return columns;
    }

    private TableLayout sorted(Kind kind, int most, TableColumn<?>... key) {
        if (key.length < 1 || key.length > most) {
            throw new IllegalArgumentException(
                    "a sort key of this kind has 1 to " + most + " columns, not " + key.length);
        }
        List<Expr.Column> all = new ArrayList<>(columns);
        Stream.of(key).map(TableColumn::node).forEach(all::add);
        List<String> names =
                Stream.of(key).map(Expression::name).flatMap(Optional::stream).toList();
        return new TableLayout(distribution, Optional.of(new SortKeyColumns(kind, names)), all);
    }

    private static TableLayout of(Style style) {
        return new TableLayout(Optional.of(new Distribution(style, Optional.empty())), Optional.empty(), List.of());
    }
}
