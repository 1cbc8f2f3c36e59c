// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.star.table;

import dev.songstreams.warehouse.query.table.Column;
import dev.songstreams.warehouse.query.table.Table;
import dev.songstreams.warehouse.query.table.TableName;
import java.time.Instant;

/** Users with the history of their level: one row for each time that a user had one level. Immutable. */
public final class Users extends Table<Users> {

    /** The key; a row that is computed anew gets another. */
    public final Column<Long> userKey = column("user_key", Long.class);

    /** The user, who has several rows. */
    public final Column<Long> userId = column("user_id", Long.class);

    /** Given name, the latest known. */
    public final Column<String> firstName = column("first_name", String.class);

    /** Family name, the latest known. */
    public final Column<String> lastName = column("last_name", String.class);

    /** M or F. */
    public final Column<String> gender = column("gender", String.class);

    /** When the user registered. */
    public final Column<Instant> registration = column("registration", Instant.class);

    /** free or paid. */
    public final Column<String> level = column("level", String.class);

    /** From when on, included. */
    public final Column<Instant> validFrom = column("valid_from", Instant.class);

    /** Until when, not included; null for the current row. */
    public final Column<Instant> validTo = column("valid_to", Instant.class);

    /** Whether the row holds now. */
    public final Column<Boolean> isCurrent = column("is_current", Boolean.class);

    Users(TableName name) {
        super(name, Users::new);
    }
}
