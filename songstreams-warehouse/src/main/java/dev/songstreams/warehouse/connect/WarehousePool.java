// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.connect;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.songstreams.warehouse.run.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A small pool of connections to Redshift (HikariCP over the Redshift JDBC driver). Thread-safe. Whoever opens it closes it.
 *
 * <p>Whoever brings a data source of their own should switch the driver's {@code enableFetchRingBuffer} off, as this pool does:
 * driver 2.3.0 cancels a statement that is closed before the buffer's thread has seen its end, which opens a connection each time;
 * and its {@code raiseExceptionOnSilentRollback} on, so that failures which work on a bare connection has caught are known at the
 * commit. {@link KeepAliveSockets} as its {@code socketFactory} keeps the network from forgetting a connection during a long COPY.
 *
 * <p>Opening it connects once, so that a wrong address or password is known at once. Who logs in is a fixed user, a {@link
 * LoginSource} that is asked before each new connection, or the driver itself by IAM. Passwords stand in no text.
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
     * Settings of a pool whose logins come from a source that is asked before each new connection.
     *
     * @param jdbcUrl {@code jdbc:redshift://host:port/database}, with settings of the driver behind a question mark
     * @throws IllegalArgumentException if the URL is another, or has a password or other secret in it
     */
    public static Builder builder(String jdbcUrl, LoginSource logins) {
        return new Builder(new JdbcUrl(jdbcUrl), logins);
    }

    /**
     * Settings of a pool whose password stays the same.
     *
     * @param jdbcUrl {@code jdbc:redshift://host:port/database}, with settings of the driver behind a question mark
     * @throws IllegalArgumentException if the URL is another, or has a password or other secret in it; or if the user is blank
     */
    public static Builder builder(String jdbcUrl, String user, String password) {
        WarehouseLogin login = new WarehouseLogin(user, password);
        return builder(jdbcUrl, () -> login);
    }

    /**
     * Settings of a pool whose driver logs in by itself, with the AWS credentials that the AWS SDK finds. It needs {@code
     * software.amazon.awssdk:redshift} on the class path, for a serverless workgroup {@code redshiftserverless} too.
     *
     * @param jdbcUrl {@code jdbc:redshift:iam://host:port/database}, or one whose setting {@code plugin_name} names how to log in
     * @throws IllegalArgumentException if the URL is another, or has a secret in it
     */
    public static Builder builder(String jdbcUrl) {
        JdbcUrl url = new JdbcUrl(jdbcUrl);
        if (!url.driverLogsIn()) {
            throw new IllegalArgumentException("nobody logs in at the warehouse at " + url.address()
                    + ": give user and password, or a source of them, or an address that begins with"
                    + " jdbc:redshift:iam:// or names a plugin_name");
        }
        return new Builder(url, null);
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
        private final @Nullable LoginSource logins;
        private Duration connectTimeout = CONNECT_TIMEOUT;
        private Duration socketTimeout = SOCKET_TIMEOUT;
        private int maxConnections = MAX_CONNECTIONS;

        private Builder(JdbcUrl url, @Nullable LoginSource logins) {
            this.url = url;
            this.logins = logins;
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
         * @throws WarehouseConnectException if there is no login, or the warehouse can't be reached or refuses it
         */
        public WarehousePool open() {
            Connector connector = new Connector(url, logins, connectTimeout, socketTimeout);
            // Before the pool, which would wait and log where there is nothing to wait for.
            try (Connection probe = connector.connect()) {
                probe.isValid(Math.toIntExact(connectTimeout.toSeconds()));
            } catch (SQLException e) {
                throw new ConnectFailure(url).ofDriver(e, null);
            }
            return new WarehousePool(url, new HikariDataSource(pool(connector)));
        }

        private HikariConfig pool(Connector connector) {
            HikariConfig config = new HikariConfig();
            config.setDataSource(new NewConnections(connector));
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

        private static Duration wholeSeconds(Duration timeout) {
            if (timeout.getNano() != 0 || timeout.toSeconds() < 1 || timeout.toSeconds() > Integer.MAX_VALUE / 1000) {
                throw new IllegalArgumentException(
                        "a timeout of the pool is one or more whole seconds, not " + timeout);
            }
            return timeout;
        }
    }
}
