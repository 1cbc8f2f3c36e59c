// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The use of a connection for one piece of work; closing it leaves the connection as it was found. */
final class Lease implements AutoCloseable {

    private final Connection connection;
    private final boolean owned;
    private final Map<String, SessionSetting> settings;
    private final Restoring restoring;
    private final Consumer<WarehouseException> failures;

    private Lease(
            Connection connection,
            boolean owned,
            Map<String, SessionSetting> settings,
            Restoring restoring,
            Consumer<WarehouseException> failures) {
        this.connection = connection;
        this.owned = owned;
        this.settings = Map.copyOf(settings);
        this.restoring = restoring;
        this.failures = failures;
    }

    /** A connection that is opened for this work, with autocommit on, and closed behind it. */
    static Lease from(DataSource dataSource) {
        try {
            Connection connection = dataSource.getConnection();
            return new Lease(connection, true, Map.of(), committing(connection), failure -> {});
        } catch (SQLException e) {
            throw WarehouseException.ofConnecting(e);
        }
    }

    /** A connection that stays its owner's. */
    static Lease of(Connection connection) {
        return new Lease(connection, false, Map.of(), () -> {}, failure -> {});
    }

    /** The same connection for a part of a transaction, which leaves it to this lease and tells of what fails. */
    Lease part(Consumer<WarehouseException> failures) {
        return new Lease(connection, false, settings, () -> {}, failures);
    }

    /** A statement on the connection failed, and so the transaction that it is a part of. */
    void failed(WarehouseException failure) {
        failures.accept(failure);
    }

    /** The same lease, with this setting until it is closed. Closes itself if it cannot be set. */
    Lease with(SessionSetting setting) {
        SessionSetting previous = settings.get(setting.name());
        if (setting.equals(previous)) {
            return this;
        }
        try {
            run(setting.set());
        } catch (SQLException e) {
            WarehouseException failure = WarehouseException.of("setting " + setting.name() + " failed", e);
            failed(failure);
            closeAfter(failure);
            throw failure;
        }
        Map<String, SessionSetting> all = new HashMap<>(settings);
        all.put(setting.name(), setting);
        Restoring back = () -> {
            run(previous == null ? setting.reset() : previous.set());
            restoring.run();
        };
        return new Lease(connection, owned, all, back, failures);
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
        if (owned && failure != null) {
            discard(failure);
        }
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

    /** A pool must not lend a connection again that still has settings of this work. */
    private void discard(SQLException failure) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private static Restoring committing(Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            return () -> {};
        }
        connection.setAutoCommit(true);
        return () -> connection.setAutoCommit(false);
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
