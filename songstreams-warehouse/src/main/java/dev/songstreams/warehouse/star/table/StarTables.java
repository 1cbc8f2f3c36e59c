// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.star.table;

import dev.songstreams.warehouse.query.table.TableName;

/**
 * The tables of a star in a schema.
 *
 * @param listens the facts
 * @param users who listened, with the history of their level
 * @param songs what was listened to
 * @param artists by whom
 * @param locations where
 * @param times when, by the hour in UTC
 */
public record StarTables(Listens listens, Users users, Songs songs, Artists artists, Locations locations, Times times) {

    /** The tables of the star in this schema. */
    public static StarTables in(String schema) {
        return new StarTables(
                new Listens(TableName.of(schema, "listens")),
                new Users(TableName.of(schema, "users")),
                new Songs(TableName.of(schema, "songs")),
                new Artists(TableName.of(schema, "artists")),
                new Locations(TableName.of(schema, "locations")),
                new Times(TableName.of(schema, "times")));
    }
}
