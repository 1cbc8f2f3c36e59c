// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.table;

import dev.songstreams.warehouse.query.model.Source;
import java.util.List;

/**
 * A table's name: where it is, and what a query calls it.
 *
 * @param path the table's own name, preceded by its schema where one is given
 * @param alias what the query calls it; the table's own name unless told
 */
public record TableName(List<String> path, String alias) {

    /** Copies the path. */
    public TableName {
        path = List.copyOf(path);
    }

    /** A table of a schema. */
    public static TableName of(String schema, String name) {
        return new TableName(List.of(schema, name), name);
    }

    /** A table that the session's search path leads to, such as a temporary one. */
    public static TableName of(String name) {
        return new TableName(List.of(name), name);
    }

    /** The same table under another name. */
    public TableName as(String other) {
        return new TableName(path, other);
    }

    Source.Named source() {
        return new Source.Named(path, alias);
    }
}
