// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.core.row.Column;
import dev.songstreams.core.row.ColumnType.Kind;
import dev.songstreams.warehouse.ddl.QualifiedName;
import dev.songstreams.warehouse.ddl.TableDefinition;
import dev.songstreams.warehouse.run.Database;
import dev.songstreams.warehouse.sql.Quoting;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
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
        transaction.withConnection(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(sql(rows.size()))) {
                int next = 1;
                for (List<@Nullable Object> row : rows) {
                    for (int i = 0; i < row.size(); i++) {
                        bind(insert, next++, table.columns().get(i), row.get(i));
                    }
                }
                return insert.executeUpdate();
            }
        });
    }

    private String sql(int rows) {
        List<Column> columns = table.columns();
        String row = "(" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        return "INSERT INTO " + QualifiedName.sql(table.name())
                + columns.stream()
                        .map(column -> Quoting.identifier(column.name()))
                        .collect(Collectors.joining(", ", " (", ")"))
                + " VALUES " + String.join(", ", Collections.nCopies(rows, row));
    }

    private static void bind(PreparedStatement insert, int index, Column column, @Nullable Object value)
            throws SQLException {
        if (value == null) {
            insert.setNull(index, sqlType(column.type().kind()));
        } else if (value instanceof Instant instant) {
            insert.setObject(index, LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
        } else {
            insert.setObject(index, value);
        }
    }

    private static int sqlType(Kind kind) {
        return switch (kind) {
            case LONG -> Types.BIGINT;
            case INT -> Types.INTEGER;
            case TIMESTAMP -> Types.TIMESTAMP;
            default -> Types.VARCHAR;
        };
    }
}
