// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.ddl;

import dev.songstreams.warehouse.query.table.TableName;
import dev.songstreams.warehouse.sql.Quoting;
import java.util.stream.Collectors;

/** A table's name as it stands in statements that the query DSL does not write: DDL, COPY, LOCK. */
public final class QualifiedName {
    private QualifiedName() {}

    /** The quoted name, with its schema if it has one; an alias plays no part. */
    public static String sql(TableName table) {
        return table.path().stream().map(Quoting::identifier).collect(Collectors.joining("."));
    }
}
