// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.star.table;

import dev.songstreams.warehouse.query.table.Column;
import dev.songstreams.warehouse.query.table.Table;
import dev.songstreams.warehouse.query.table.TableName;

/** Songs: one row for each title of an artist. Immutable. */
public final class Songs extends Table<Songs> {

    /** The key. */
    public final Column<Long> songKey = column("song_key", Long.class);

    /** The artist's name. */
    public final Column<String> artist = column("artist", String.class);

    /** The title. */
    public final Column<String> title = column("title", String.class);

    /** The genre by the catalogue; {@code Unknown} for a song that it lacks. */
    public final Column<String> genre = column("genre", String.class);

    Songs(TableName name) {
        super(name, Songs::new);
    }
}
