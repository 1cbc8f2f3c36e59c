// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.music;

import dev.songstreams.warehouse.query.table.Column;
import dev.songstreams.warehouse.query.table.Table;
import dev.songstreams.warehouse.query.table.TableName;

/** The catalogue. */
public final class Songs extends Table<Songs> {

    public static final Songs TABLE = new Songs(TableName.of("music", "songs"));

    public final Column<Long> songKey = column("song_key", Long.class);
    public final Column<String> title = column("title", String.class);
    public final Column<String> genre = column("genre", String.class);
    public final Column<Integer> year = column("year", Integer.class);

    private Songs(TableName name) {
        super(name, Songs::new);
    }
}
