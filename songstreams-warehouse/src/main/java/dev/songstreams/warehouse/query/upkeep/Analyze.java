// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.upkeep;

import dev.songstreams.warehouse.query.Command;
import dev.songstreams.warehouse.query.model.Statement;
import dev.songstreams.warehouse.query.model.Upkeep;
import dev.songstreams.warehouse.query.table.Table;
import dev.songstreams.warehouse.query.table.TableColumn;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** ANALYZE: new statistics of a table for the planner. Immutable. */
public final class Analyze implements Command {

    private final Upkeep.Analyze analyze;
    private final String alias;

    private Analyze(Upkeep.Analyze analyze, String alias) {
        this.analyze = analyze;
        this.alias = alias;
    }

    /** This table; all columns unless told. */
    public static Analyze table(Table<?> table) {
        var analyze = new Upkeep.Analyze(table.name().path(), List.of(), Optional.empty());
        return new Analyze(analyze, table.name().alias());
    }

    /**
     * Only these columns.
     *
     * @throws IllegalArgumentException if one is another table's
     */
    public Analyze columns(TableColumn<?>... columns) {
        List<String> names = Stream.of(columns).map(this::own).toList();
        return new Analyze(new Upkeep.Analyze(analyze.table(), names, Optional.empty()), alias);
    }

    /** Only the columns that queries have filtered, joined and grouped by. */
    public Analyze predicateColumns() {
        return scoped(Upkeep.Analyze.Scope.PREDICATE_COLUMNS);
    }

    /** All columns, also where the session's settings say otherwise. */
    public Analyze allColumns() {
        return scoped(Upkeep.Analyze.Scope.ALL_COLUMNS);
    }

    @Override
    public Statement statement() {
        return analyze;
    }

    private Analyze scoped(Upkeep.Analyze.Scope scope) {
        return new Analyze(new Upkeep.Analyze(analyze.table(), List.of(), Optional.of(scope)), alias);
    }

    private String own(TableColumn<?> column) {
        if (!column.node().qualifier().equals(alias)) {
            throw new IllegalArgumentException(
                    column.node().qualifier() + "." + column.node().name() + " is no column of " + alias);
        }
        return column.node().name();
    }
}
