// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Work on a JDBC connection, for what the DSL has no words for.
 *
 * @param <T> what it gives
 */
@FunctionalInterface
public interface ConnectionWork<T> {

    /** Does the work; it neither commits nor closes the connection. */
    T run(Connection connection) throws SQLException;
}
