// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.star.table;

import dev.songstreams.warehouse.query.table.Column;
import dev.songstreams.warehouse.query.table.Table;
import dev.songstreams.warehouse.query.table.TableName;

/** Artists: one row for each name. Immutable. */
public final class Artists extends Table<Artists> {

    /** The key. */
    public final Column<Long> artistKey = column("artist_key", Long.class);

    /** The name. */
    public final Column<String> artist = column("artist", String.class);

    Artists(TableName name) {
        super(name, Artists::new);
    }
}
