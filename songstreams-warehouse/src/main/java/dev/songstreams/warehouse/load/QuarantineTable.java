// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.warehouse.query.table.Column;
import dev.songstreams.warehouse.query.table.Table;
import dev.songstreams.warehouse.query.table.TableName;
import java.time.Instant;

/** The quarantine's columns that are asked for. */
final class QuarantineTable extends Table<QuarantineTable> {
    final Column<String> lakeId = column("lake_id", String.class);
    final Column<String> topic = column("topic", String.class);
    final Column<Long> sequence = column("sequence", Long.class);
    final Column<String> file = column("file", String.class);
    final Column<Long> fileRows = column("file_rows", Long.class);
    final Column<String> reason = column("reason", String.class);
    final Column<String> quarantinedBy = column("quarantined_by", String.class);
    final Column<Instant> quarantinedAt = column("quarantined_at", Instant.class);
    final Column<Instant> releasedAt = column("released_at", Instant.class);
    final Column<String> releasedLoad = column("released_load", String.class);

    QuarantineTable(TableName name) {
        super(name, QuarantineTable::new);
    }
}
