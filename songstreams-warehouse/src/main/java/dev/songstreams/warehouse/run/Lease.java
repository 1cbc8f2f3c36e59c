// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The use of a connection for one piece of work.
 *
 * @param connection what to work on
 * @param owned whether it was opened for this work and is closed behind it; else it stays its owner's
 */
record Lease(Connection connection, boolean owned) implements AutoCloseable {

    static Lease from(DataSource dataSource) {
        try {
            return new Lease(dataSource.getConnection(), true);
        } catch (SQLException e) {
            throw WarehouseException.of("connecting failed", e);
        }
    }

    static Lease of(Connection connection) {
        return new Lease(connection, false);
    }

    @Override
    public void close() {
        if (owned) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw WarehouseException.of("the work was done, but closing its connection failed", e);
            }
        }
    }
}
