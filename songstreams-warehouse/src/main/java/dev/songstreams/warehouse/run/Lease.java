// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

import dev.songstreams.warehouse.sql.Quoting;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The use of a connection for one piece of work; closing it leaves the connection as it was found. */
final class Lease implements AutoCloseable {

    private final Connection connection;
    private final boolean owned;
    private final Optional<String> queryGroup;
    private final Restoring restoring;

    private Lease(Connection connection, boolean owned, Optional<String> queryGroup, Restoring restoring) {
        this.connection = connection;
        this.owned = owned;
        this.queryGroup = queryGroup;
        this.restoring = restoring;
    }

    /** A connection that is opened for this work, with autocommit on, and closed behind it. */
    static Lease from(DataSource dataSource) {
        try {
            Connection connection = dataSource.getConnection();
            return new Lease(connection, true, Optional.empty(), committing(connection));
        } catch (SQLException e) {
            throw WarehouseException.of("connecting failed", e);
        }
    }

    /** A connection that stays its owner's. */
    static Lease of(Connection connection) {
        return new Lease(connection, false, Optional.empty(), () -> {});
    }

    /** The same connection for a part of the work, which leaves it to this lease. */
    Lease part() {
        return new Lease(connection, false, queryGroup, () -> {});
    }

    /** The same lease, in this query group until it is closed. Closes itself if it cannot be. */
    Lease inQueryGroup(String name) {
        if (queryGroup.equals(Optional.of(name))) {
            return this;
        }
        try {
            run(set(name));
            return new Lease(connection, owned, Optional.of(name), () -> {
                run(queryGroup.map(Lease::set).orElse("reset query_group"));
                restoring.run();
            });
        } catch (SQLException e) {
            WarehouseException failure = WarehouseException.of("setting the query group failed", e);
            closeAfter(failure);
            throw failure;
        }
    }

    Connection connection() {
        return connection;
    }

    /** A connection of one's own has nothing going on; another may be inside its owner's transaction. */
    boolean isInsideTransaction() {
        try {
            return !owned && !connection.getAutoCommit();
        } catch (SQLException e) {
            throw WarehouseException.of("asking the connection for its state failed", e);
        }
    }

    void closeAfter(Throwable failure) {
        try {
            close();
        } catch (WarehouseException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        SQLException failure = restore();
        if (owned) {
            try {
                connection.close();
            } catch (SQLException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw WarehouseException.of("the work was done, but closing its connection failed", failure);
        }
    }

    private @Nullable SQLException restore() {
        try {
            restoring.run();
            return null;
        } catch (SQLException e) {
            return e;
        }
    }

    private static Restoring committing(Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            return () -> {};
        }
        connection.setAutoCommit(true);
        return () -> connection.setAutoCommit(false);
    }

    private static String set(String queryGroup) {
        return "set query_group to " + Quoting.literal(queryGroup);
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private interface Restoring {
        void run() throws SQLException;
    }
}
