// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.core.row.Column;
import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.ColumnType.Kind;
import dev.songstreams.core.row.RowSchema;
import dev.songstreams.warehouse.ddl.TableDefinition;
import dev.songstreams.warehouse.ddl.TableKeys;
import dev.songstreams.warehouse.query.table.TableName;
import java.util.List;
import java.util.Optional;

/** The ledger as it is created; {@link LedgerInsert} fills the columns in this order. */
final class LedgerDefinition {
    private static final ColumnType UUID = ColumnType.of(Kind.UUID);
    private static final ColumnType BIGINT = ColumnType.of(Kind.LONG);
    private static final ColumnType INTEGER = ColumnType.of(Kind.INT);
    /** Kafka's longest topic name has 249 characters, Redshift's longest name 127 bytes. */
    private static final ColumnType TOPIC = ColumnType.text(249);

    private static final ColumnType NAME = ColumnType.text(127);

    private LedgerDefinition() {}

    static TableDefinition of(TableName name) {
        RowSchema columns = new RowSchema(
                LedgerTable.NAME,
                List.of(
                        Column.required("lake_id", UUID),
                        Column.required("topic", TOPIC),
                        Column.required("shard", INTEGER),
                        Column.required("sequence", BIGINT),
                        Column.required("entry_id", UUID),
                        Column.required("load_id", UUID),
                        Column.required("table_name", NAME),
                        Column.required("files", INTEGER),
                        Column.required("loaded_rows", BIGINT),
                        Column.required("bytes", BIGINT),
                        Column.optional("query_id", BIGINT),
                        Column.required("loaded_at", ColumnType.of(Kind.TIMESTAMP))));
        TableKeys keys = new TableKeys(Optional.empty(), List.of("lake_id", "topic", "shard", "sequence"));
        return TableDefinition.of(name, columns, keys);
    }
}
