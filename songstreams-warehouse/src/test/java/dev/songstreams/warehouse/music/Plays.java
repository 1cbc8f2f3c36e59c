// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.music;

import dev.songstreams.warehouse.query.expression.Json;
import dev.songstreams.warehouse.query.expression.SqlType;
import dev.songstreams.warehouse.query.table.Column;
import dev.songstreams.warehouse.query.table.RequiredColumn;
import dev.songstreams.warehouse.query.table.Table;
import dev.songstreams.warehouse.query.table.TableName;
import java.time.Instant;
import java.time.LocalDate;

/** A user's own table that says all that is needed to make it and to write to it. */
public final class Plays extends Table<Plays> {

    public static final Plays TABLE = new Plays(TableName.of("music", "plays"));
    public static final Plays STAGED = new Plays(TableName.of("music", "staged_plays"));

    public final RequiredColumn<Long> id = required("id", SqlType.BIGINT);
    public final RequiredColumn<String> title = required("title", SqlType.varchar(100));
    public final Column<String> genre = column("genre", SqlType.varchar(40));
    public final Column<Integer> year = column("year", SqlType.INTEGER);
    public final Column<Level> level = column("level", SqlType.varchar(10).holding(Level.class));
    public final Column<Instant> at = column("at", SqlType.TIMESTAMP);
    public final Column<LocalDate> day = column("day", SqlType.DATE);
    public final Column<Json> payload = column("payload", SqlType.SUPER);

    /** The table as it is to be, with two columns more. */
    public static final Extended EXTENDED = new Extended(TableName.of("music", "plays"));

    private Plays(TableName name) {
        super(name, Plays::new);
    }

    /** The same columns in another table. */
    public static Plays named(TableName name) {
        return new Plays(name);
    }

    /** The table as it is to be. */
    public static final class Extended extends Table<Extended> {

        public final Column<String> comment = column("comment", SqlType.varchar(200));
        public final RequiredColumn<Integer> rating = required("rating", SqlType.INTEGER);

        private Extended(TableName name) {
            super(name, Extended::new);
        }
    }
}
