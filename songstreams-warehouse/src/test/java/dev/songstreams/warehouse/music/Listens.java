// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.music;

import dev.songstreams.warehouse.query.table.Column;
import dev.songstreams.warehouse.query.table.Table;
import dev.songstreams.warehouse.query.table.TableName;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A user's own table, with a column of every kind. */
public final class Listens extends Table<Listens> {

    public static final Listens TABLE = new Listens(TableName.of("music", "listens"));

    public final Column<Long> userId = column("user_id", Long.class);
    public final Column<String> artist = column("artist", String.class);
    public final Column<String> song = column("song", String.class);
    public final Column<Long> songKey = column("song_key", Long.class);
    public final Column<Double> duration = column("duration", Double.class);
    public final Column<Float> loudness = column("loudness", Float.class);
    public final Column<Integer> item = column("item_in_session", Integer.class);
    public final Column<Level> level = column("level", Level.class);
    public final Column<String> state = column("state", String.class);
    public final Column<Boolean> skipped = column("skipped", Boolean.class);
    public final Column<BigDecimal> royalty = column("royalty", BigDecimal.class);
    public final Column<UUID> session = column("session_id", UUID.class);
    public final Column<Instant> ts = column("ts", Instant.class);
    public final Column<LocalDate> day = column("day", LocalDate.class);

    private Listens(TableName name) {
        super(name, Listens::new);
    }
}
