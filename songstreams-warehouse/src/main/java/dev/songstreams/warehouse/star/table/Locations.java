// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.star.table;

import dev.songstreams.warehouse.query.table.Column;
import dev.songstreams.warehouse.query.table.Table;
import dev.songstreams.warehouse.query.table.TableName;

/** Places: one row for each city of a state, however many zips it has. Immutable. */
public final class Locations extends Table<Locations> {

    /** The key. */
    public final Column<Long> locationKey = column("location_key", Long.class);

    /** The state's two letters. */
    public final Column<String> state = column("state", String.class);

    /** The city's name, unique within its state. */
    public final Column<String> city = column("city", String.class);

    /** The least of the zips seen there. */
    public final Column<String> zip = column("zip", String.class);

    /** Latitude of that zip. */
    public final Column<Double> lat = column("lat", Double.class);

    /** Longitude of that zip. */
    public final Column<Double> lon = column("lon", Double.class);

    /** The IANA time zone of that zip, such as America/Chicago; null for a state that is not of the United States. */
    public final Column<String> timeZone = column("time_zone", String.class);

    Locations(TableName name) {
        super(name, Locations::new);
    }
}
