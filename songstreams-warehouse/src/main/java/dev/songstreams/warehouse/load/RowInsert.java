// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.warehouse.ddl.QualifiedName;
import dev.songstreams.warehouse.ddl.TableDefinition;
import dev.songstreams.warehouse.run.Database;
import dev.songstreams.warehouse.sql.Quoting;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts rows into one of the ledger's tables, as few statements as may be: each costs Redshift much the same. */
final class RowInsert {
    /** A statement has at most 32,767 values, and 13 columns are the most there are. */
    private static final int ROWS = 2_000;

    private final TableDefinition table;

    RowInsert(TableDefinition table) {
        this.table = table;
    }

    /** Inserts rows that have a value, or null, for every column. */
    void into(Database transaction, List<List<@Nullable Object>> rows) {
        for (int from = 0; from < rows.size(); from += ROWS) {
            insert(transaction, rows.subList(from, Math.min(from + ROWS, rows.size())));
        }
    }

    private void insert(Database transaction, List<List<@Nullable Object>> rows) {
        List<Object> values = new ArrayList<>();
        rows.forEach(row -> row.stream().filter(Objects::nonNull).forEach(values::add));
        transaction.execute(sql(rows), values);
    }

    private String sql(List<List<@Nullable Object>> rows) {
        return "INSERT INTO " + QualifiedName.sql(table.name())
                + table.columns().stream()
                        .map(column -> Quoting.identifier(column.name()))
                        .collect(Collectors.joining(", ", " (", ")"))
                + " VALUES " + rows.stream().map(RowInsert::marks).collect(Collectors.joining(", "));
    }

    private static String marks(List<@Nullable Object> row) {
        return row.stream().map(value -> value == null ? "NULL" : "?").collect(Collectors.joining(", ", "(", ")"));
    }
}
