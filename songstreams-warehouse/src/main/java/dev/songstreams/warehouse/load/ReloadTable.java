// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.warehouse.query.table.Column;
import dev.songstreams.warehouse.query.table.Table;
import dev.songstreams.warehouse.query.table.TableName;

/** The columns of the reloaded ranges that are asked for. */
final class ReloadTable extends Table<ReloadTable> {
    final Column<Long> reloadId = column("reload_id", Long.class);

    ReloadTable(TableName name) {
        super(name, ReloadTable::new);
    }
}
