// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.connect;

import com.amazon.redshift.Driver;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.songstreams.warehouse.run.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;

/**
 * A small pool of connections to Redshift (HikariCP over the Redshift JDBC driver). Thread-safe. Whoever opens it closes it.
 *
 * <p>Whoever brings a data source of their own should switch the driver's {@code enableFetchRingBuffer} off, as this pool does:
 * driver 2.3.0 cancels a statement that is closed before the buffer's thread has seen its end, which opens a connection each time;
 * and its {@code raiseExceptionOnSilentRollback} on, so that failures which work on a bare connection has caught are known at the
 * commit. {@link KeepAliveSockets} as its {@code socketFactory} keeps the network from forgetting a connection during a long COPY.
 *
 * <p>Opening it connects once, so that a wrong address or password is known at once. The password is kept by the pool and
 * stands in no text.
 *
 * <pre>{@code
 * try (WarehousePool pool = WarehousePool.builder("jdbc:redshift://host:5439/dev", user, password).open()) {
 *     List<SongPlays> top = pool.database().fetch(topSongs);
 * }
 * }</pre>
 */
public final class WarehousePool implements AutoCloseable {
    private final JdbcUrl url;
    private final HikariDataSource dataSource;

    private WarehousePool(JdbcUrl url, HikariDataSource dataSource) {
        this.url = url;
        this.dataSource = dataSource;
    }

    /**
     * Settings of a pool.
     *
     * @param jdbcUrl {@code jdbc:redshift://host:port/database}, with settings of the driver behind a question mark
     * @throws IllegalArgumentException if the URL is another, or has a password or other secret in it
     */
    public static Builder builder(String jdbcUrl, String user, String password) {
        return new Builder(new JdbcUrl(jdbcUrl), user, password);
    }

    /** The pool's connections, with autocommit on. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** The warehouse over the pool's connections. */
    public Database database() {
        return Database.over(dataSource);
    }

    /** Closes all connections; those that are still in use are aborted. */
    @Override
    public void close() {
        dataSource.close();
    }

    @Override
    public String toString() {
        return "WarehousePool[" + url + "]";
    }

    /** Settings of a {@link WarehousePool}. */
    public static final class Builder {
        /** Longer than a slow cluster takes to answer, shorter than a user waits. */
        private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);
        /**
         * A COPY sends nothing while it runs; so this bounds the longest COPY, and dead peers are the business of {@link
         * KeepAliveSockets}.
         */
        private static final Duration SOCKET_TIMEOUT = Duration.ofHours(2);
        /** Below the 350 seconds after which AWS's network load balancers forget an idle connection. */
        private static final Duration KEEPALIVE = Duration.ofMinutes(4);

        private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(10);
        private static final int MAX_CONNECTIONS = 4;

        private final JdbcUrl url;
        private final String user;
        private final String password;
        private Duration connectTimeout = CONNECT_TIMEOUT;
        private Duration socketTimeout = SOCKET_TIMEOUT;
        private int maxConnections = MAX_CONNECTIONS;

        private Builder(JdbcUrl url, String user, String password) {
            this.url = url;
            this.user = user;
            this.password = password;
        }

        /** How long to wait for a connection, in whole seconds; 15 by default. */
        public Builder connectTimeout(Duration timeout) {
            connectTimeout = wholeSeconds(timeout);
            return this;
        }

        /** How long the server may be silent, in whole seconds, and so how long a COPY may take; 2 hours by default. */
        public Builder socketTimeout(Duration timeout) {
            socketTimeout = wholeSeconds(timeout);
            return this;
        }

        /** The most connections open at once; 4 by default. */
        public Builder maxConnections(int connections) {
            if (connections < 1) {
                throw new IllegalArgumentException("a pool has one or more connections, not " + connections);
            }
            maxConnections = connections;
            return this;
        }

        /**
         * Connects.
         *
         * @throws WarehouseConnectException if the warehouse can't be reached or refuses the login
         */
        public WarehousePool open() {
            // Before the pool, which would wait and log where there is nothing to wait for.
            try (Connection probe = DriverManager.getConnection(url.text(), properties(true))) {
                probe.isValid(Math.toIntExact(connectTimeout.toSeconds()));
            } catch (SQLException e) {
                throw new WarehouseConnectException(message(e), e);
            }
            return new WarehousePool(url, new HikariDataSource(pool()));
        }

        private HikariConfig pool() {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(url.text());
            config.setUsername(user);
            config.setPassword(password);
            config.setDataSourceProperties(properties(false));
            config.setPoolName("songstreams-warehouse");
            config.setMaximumPoolSize(maxConnections);
            config.setMinimumIdle(0);
            config.setConnectionTimeout(connectTimeout.toMillis());
            config.setIdleTimeout(IDLE_TIMEOUT.toMillis());
            config.setKeepaliveTime(KEEPALIVE.toMillis());
            // Connects when the first connection is asked for.
            config.setInitializationFailTimeout(-1);
            return config;
        }

        private Properties properties(boolean withLogin) {
            Properties properties = new Properties();
            properties.setProperty("ApplicationName", "songstreams");
            properties.setProperty("loginTimeout", Long.toString(connectTimeout.toSeconds()));
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
            if (withLogin) {
                properties.setProperty("user", user);
                properties.setProperty("password", password);
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

        private String message(SQLException cause) {
            String reason =
                    String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
            String state = String.valueOf(cause.getSQLState());
            if (state.startsWith("28")) {
                return "the warehouse at " + url.address() + " refuses the login of the user " + user + ": " + reason
                        + "; check user and password";
            }
            return "the warehouse at " + url.address() + " can't be reached: " + reason
                    + "; check the address, the network, and whether the cluster runs";
        }

        private static Duration wholeSeconds(Duration timeout) {
            if (timeout.getNano() != 0 || timeout.toSeconds() < 1 || timeout.toSeconds() > Integer.MAX_VALUE / 1000) {
                throw new IllegalArgumentException(
                        "a timeout of the pool is one or more whole seconds, not " + timeout);
            }
            return timeout;
        }
    }
}
