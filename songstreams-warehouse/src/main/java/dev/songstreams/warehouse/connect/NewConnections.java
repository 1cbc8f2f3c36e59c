// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.connect;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A {@link Connector} as the pool takes it. */
record NewConnections(Connector connector) implements DataSource {
    @Override
    public Connection getConnection() throws SQLException {
        try {
            return connector.connect();
        } catch (WarehouseConnectException e) {
            throw new SQLException(e.getMessage(), e.sqlState(), e);
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("who logs in is the pool's source of logins alone to say");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    /** The driver logs by its own settings. */
    @Override
    public void setLogWriter(@Nullable PrintWriter out) {}

    @Override
    public int getLoginTimeout() {
        return Math.toIntExact(connector.connectTimeout().toSeconds());
    }

    /** The pool tells its own timeout, from which the connector has been made. */
    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("java.util.logging is not used");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("new connections are no " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }

    /** Stands in the pool's log at level DEBUG. */
    @Override
    public String toString() {
        return "NewConnections[" + connector.url() + "]";
    }
}
