// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.warehouse.query.table.Column;
import dev.songstreams.warehouse.query.table.Table;
import dev.songstreams.warehouse.query.table.TableName;

/** The ledger's columns that are asked for. */
final class LedgerTable extends Table<LedgerTable> {
    final Column<String> lakeId = column("lake_id", String.class);
    final Column<String> topic = column("topic", String.class);
    final Column<Integer> shard = column("shard", Integer.class);
    final Column<Long> sequence = column("sequence", Long.class);
    final Column<String> entryId = column("entry_id", String.class);
    final Column<String> loadId = column("load_id", String.class);
    final Column<String> tableName = column("table_name", String.class);
    final Column<Integer> files = column("files", Integer.class);
    final Column<Long> loadedRows = column("loaded_rows", Long.class);
    final Column<String> topicId = column("topic_id", String.class);

    LedgerTable(TableName name) {
        super(name, LedgerTable::new);
    }
}
