// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.star.table;

import dev.songstreams.warehouse.query.table.Column;
import dev.songstreams.warehouse.query.table.Table;
import dev.songstreams.warehouse.query.table.TableName;
import java.time.Instant;

/** The facts: one row for each row of the staging table listen_events. Immutable. */
public final class Listens extends Table<Listens> {

    /** Where the listen came from; unique together with the offset. */
    public final Column<Integer> kafkaPartition = column("kafka_partition", Integer.class);

    /** Where in its partition the listen came from. */
    public final Column<Long> kafkaOffset = column("kafka_offset", Long.class);

    /** When the listening began. */
    public final Column<Instant> ts = column("ts", Instant.class);

    /** The hour, in {@link Times}. */
    public final Column<Long> timeKey = column("time_key", Long.class);

    /** The user; null while nobody is logged in. */
    public final Column<Long> userId = column("user_id", Long.class);

    /** The song, in {@link Songs}. */
    public final Column<Long> songKey = column("song_key", Long.class);

    /** The artist, in {@link Artists}. */
    public final Column<Long> artistKey = column("artist_key", Long.class);

    /** The place, in {@link Locations}. */
    public final Column<Long> locationKey = column("location_key", Long.class);

    /** The session, unique within a run of the generator. */
    public final Column<Long> sessionId = column("session_id", Long.class);

    /** The number within the session. */
    public final Column<Integer> itemInSession = column("item_in_session", Integer.class);

    /** free or paid. */
    public final Column<String> level = column("level", String.class);

    /** How long the song plays, as on the wire. */
    public final Column<Double> seconds = column("seconds", Double.class);

    Listens(TableName name) {
        super(name, Listens::new);
    }
}
