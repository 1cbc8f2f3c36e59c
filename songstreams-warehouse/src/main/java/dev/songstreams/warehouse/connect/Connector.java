// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.connect;

import com.amazon.redshift.Driver;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Makes new connections to the warehouse: asks who logs in, and has the driver connect. Thread-safe.
 *
 * @param logins who logs in; none where the driver does so by itself
 */
record Connector(JdbcUrl url, @Nullable LoginSource logins, Duration connectTimeout, Duration socketTimeout) {
    private static final Driver DRIVER = new Driver();

    /**
     * A new connection, which the caller closes.
     *
     * @throws WarehouseConnectException if there is no login, or the warehouse can't be reached or refuses it
     */
    Connection connect() {
        long begun = System.nanoTime();
        ConnectFailure failure = new ConnectFailure(url);
        WarehouseLogin login = logins == null ? null : new TimedLogin(logins, patience(), failure).login();
        Duration left = connectTimeout.minusNanos(System.nanoTime() - begun);
        try {
            Connection connection = DRIVER.connect(url.text(), properties(login, left));
            if (connection == null) {
                throw failure.ofAddress();
            }
            return connection;
        } catch (SQLException e) {
            throw failure.ofDriver(e, login);
        }
    }

    /** Less than the pool waits, so that it knows the reason when it gives up. */
    private Duration patience() {
        return connectTimeout.multipliedBy(4).dividedBy(5);
    }

    private Properties properties(@Nullable WarehouseLogin login, Duration left) {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "songstreams");
        properties.setProperty("loginTimeout", Double.toString(Math.max(1, left.toMillis()) / 1e3));
        properties.setProperty("connectTimeout", Long.toString(connectTimeout.toSeconds()));
        properties.setProperty("socketTimeout", Long.toString(socketTimeout.toSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        if (!url.has("socketFactory") && driverSees(KeepAliveSockets.class)) {
            properties.setProperty("socketFactory", KeepAliveSockets.class.getName());
        }
        // Else the commit of a failed transaction, which the server rolls back, looks like one that succeeded.
        properties.setProperty("raiseExceptionOnSilentRollback", "true");
        // With it, a statement that is closed right behind its last row may
        // be cancelled over a connection of its own.
        properties.setProperty("enableFetchRingBuffer", "false");
        if (login != null) {
            properties.setProperty("user", login.user());
            properties.setProperty("password", login.password());
        }
        return properties;
    }

    /** Not where a container has loaded the driver by itself, above the application. */
    private static boolean driverSees(Class<?> type) {
        try {
            return Class.forName(type.getName(), false, Driver.class.getClassLoader()) == type;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
