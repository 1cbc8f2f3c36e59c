// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.connect;

import java.sql.SQLException;

/** The warehouse can't be reached or refuses the login. The message is one line and holds no secret. */
public final class WarehouseConnectException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sqlState;

    WarehouseConnectException(String message, SQLException cause) {
        super(message, cause);
        this.sqlState = cause.getSQLState() == null ? "" : cause.getSQLState();
    }

    /** The SQLSTATE; empty if the driver gave none. */
    public String sqlState() {
        return sqlState;
    }
}
