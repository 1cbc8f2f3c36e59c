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

/** The ledger's tables as they are created; {@link RowInsert} fills their columns in this order. */
final class LedgerDefinition {
    static final String LOADS = "songstreams_loads";
    static final String LOCK = "songstreams_loads_lock";
    static final String QUARANTINE = "songstreams_quarantine";
    static final String RELOADS = "songstreams_reloads";

    private static final ColumnType UUID = ColumnType.of(Kind.UUID);
    private static final ColumnType BIGINT = ColumnType.of(Kind.LONG);
    private static final ColumnType INTEGER = ColumnType.of(Kind.INT);
    private static final ColumnType TIMESTAMP = ColumnType.of(Kind.TIMESTAMP);
    /** Kafka's longest topic name has 249 characters, Redshift's longest name 127 bytes. */
    private static final ColumnType TOPIC = ColumnType.text(249);

    private static final ColumnType NAME = ColumnType.text(127);
    /** Kafka's ids have 22 characters. */
    private static final ColumnType TOPIC_ID = ColumnType.text(64);
    /** S3's longest key has 1024 bytes. */
    private static final ColumnType KEY = ColumnType.text(1024);

    static final int REASON_BYTES = 4096;

    private LedgerDefinition() {}

    /** A row for each entry of a lake's log that is loaded. Columns are only ever appended. */
    static TableDefinition loads(String schema) {
        return table(
                schema,
                LOADS,
                List.of("lake_id", "topic", "shard", "sequence"),
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
                Column.required("loaded_at", TIMESTAMP),
                Column.optional("topic_id", TOPIC_ID));
    }

    /** What loads lock instead of the ledger, since nobody could read a table that is locked. Always empty. */
    static TableDefinition lock(String schema) {
        return table(schema, LOCK, List.of(), Column.optional("nothing", INTEGER));
    }

    /** A row for each file that was taken out of the way, also of those that were let in again. */
    static TableDefinition quarantine(String schema) {
        return table(
                schema,
                QUARANTINE,
                List.of("lake_id", "topic", "sequence"),
                Column.required("lake_id", UUID),
                Column.required("topic", TOPIC),
                Column.required("sequence", BIGINT),
                Column.required("file", KEY),
                Column.required("file_rows", BIGINT),
                Column.required("reason", ColumnType.text(REASON_BYTES)),
                Column.required("quarantined_by", NAME),
                Column.required("quarantined_at", TIMESTAMP),
                Column.optional("released_by", NAME),
                Column.optional("released_at", TIMESTAMP),
                Column.optional("released_load", UUID));
    }

    /** A row for each range of offsets whose rows came, or were replaced, behind others that were loaded before. */
    static TableDefinition reloads(String schema) {
        return table(
                schema,
                RELOADS,
                List.of("reload_id"),
                Column.required("reload_id", BIGINT),
                Column.required("lake_id", UUID),
                Column.required("topic", TOPIC),
                Column.required("table_name", NAME),
                Column.required("kafka_partition", INTEGER),
                Column.required("from_offset", BIGINT),
                Column.required("to_offset", BIGINT),
                Column.required("deleted_rows", BIGINT),
                Column.required("load_id", UUID),
                Column.required("reloaded_at", TIMESTAMP));
    }

    private static TableDefinition table(String schema, String name, List<String> sortKey, Column... columns) {
        RowSchema shape = new RowSchema(name, List.of(columns));
        return TableDefinition.of(TableName.of(schema, name), shape, new TableKeys(Optional.empty(), sortKey));
    }
}
