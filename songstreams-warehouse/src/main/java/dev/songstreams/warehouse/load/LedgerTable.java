// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.ColumnType.Kind;
import dev.songstreams.core.row.RowSchema;
import dev.songstreams.warehouse.ddl.TableDefinition;
import dev.songstreams.warehouse.ddl.TableKeys;
import dev.songstreams.warehouse.query.table.Column;
import dev.songstreams.warehouse.query.table.Table;
import dev.songstreams.warehouse.query.table.TableName;
import java.util.List;
import java.util.Optional;

/** The ledger's columns, for queries and for DDL. */
final class LedgerTable extends Table<LedgerTable> {
    /** Its name in every schema. */
    static final String NAME = "songstreams_loads";

    private static final int UUID_BYTES = 36;
    /** Kafka's longest topic name has 249 characters. */
    private static final int TOPIC_BYTES = 249;

    private static final int NAME_BYTES = 127;

    final Column<String> lakeId = column("lake_id", String.class);
    final Column<String> topic = column("topic", String.class);
    final Column<Integer> shard = column("shard", Integer.class);
    final Column<Long> sequence = column("sequence", Long.class);
    final Column<String> entryId = column("entry_id", String.class);
    final Column<String> loadId = column("load_id", String.class);
    final Column<String> tableName = column("table_name", String.class);
    final Column<Long> loadedRows = column("loaded_rows", Long.class);

    LedgerTable(TableName name) {
        super(name, LedgerTable::new);
    }

    /** The table as it is created; {@link LedgerInsert} fills the columns in this order. */
    TableDefinition definition() {
        RowSchema columns = new RowSchema(
                NAME,
                List.of(
                        required("lake_id", ColumnType.text(UUID_BYTES)),
                        required("topic", ColumnType.text(TOPIC_BYTES)),
                        required("shard", ColumnType.of(Kind.INT)),
                        required("sequence", ColumnType.of(Kind.LONG)),
                        required("entry_id", ColumnType.text(UUID_BYTES)),
                        required("load_id", ColumnType.text(UUID_BYTES)),
                        required("table_name", ColumnType.text(NAME_BYTES)),
                        required("files", ColumnType.of(Kind.INT)),
                        required("loaded_rows", ColumnType.of(Kind.LONG)),
                        required("bytes", ColumnType.of(Kind.LONG)),
                        dev.songstreams.core.row.Column.optional("query_id", ColumnType.of(Kind.LONG)),
                        required("loaded_at", ColumnType.of(Kind.TIMESTAMP))));
        TableKeys keys = new TableKeys(Optional.empty(), List.of("lake_id", "topic", "shard", "sequence"));
        return TableDefinition.of(name(), columns, keys);
    }

    private static dev.songstreams.core.row.Column required(String name, ColumnType type) {
        return dev.songstreams.core.row.Column.required(name, type);
    }
}
