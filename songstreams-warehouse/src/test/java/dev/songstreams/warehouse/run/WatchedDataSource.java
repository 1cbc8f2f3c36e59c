// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A data source that remembers what it gave out, and may give it out changed. */
final class WatchedDataSource implements DataSource {

    private final DataSource real;
    private final UnaryOperator<Connection> change;
    private final List<Connection> given = new ArrayList<>();

    WatchedDataSource(DataSource real, UnaryOperator<Connection> change) {
        this.real = real;
        this.change = change;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = real.getConnection();
        given.add(connection);
        return change.apply(connection);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLException("not asked for here");
    }

    int given() {
        return given.size();
    }

    long open() throws SQLException {
        long open = 0;
        for (Connection connection : given) {
            open += connection.isClosed() ? 0 : 1;
        }
        return open;
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return real.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        real.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        real.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return real.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return real.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return real.isWrapperFor(type);
    }
}
