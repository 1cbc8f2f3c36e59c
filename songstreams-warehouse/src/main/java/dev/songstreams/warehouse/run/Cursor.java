// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

import dev.songstreams.warehouse.query.RowShape;
import dev.songstreams.warehouse.query.render.RenderedQuery;
import dev.songstreams.warehouse.run.value.ValueBinder;
import dev.songstreams.warehouse.run.value.ValueReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A query's statement and result on a connection, read row by row. Closing it closes both. */
final class Cursor<R> implements AutoCloseable {

    private final PreparedStatement statement;
    private final ResultSet result;
    private final ValueReader reader;
    private final RowShape<R> shape;
    private long rows;
    private boolean exhausted;

    private Cursor(PreparedStatement statement, RowShape<R> shape) throws SQLException {
        this.statement = statement;
        this.result = statement.executeQuery();
        this.reader = ValueReader.of(shape.types(), result.getMetaData());
        this.shape = shape;
    }

    static <R> Cursor<R> open(Connection connection, RenderedQuery query, RowShape<R> shape, QuerySettings settings)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(query.sql());
        try {
            statement.setQueryTimeout(settings.timeoutSeconds());
            // Without effect while autocommit is on: then the driver reads the whole result at once.
            statement.setFetchSize(settings.fetchSize());
            ValueBinder.bind(statement, query.values());
            return new Cursor<>(statement, shape);
        } catch (SQLException | RuntimeException e) {
            closeAfter(e, statement);
            throw e;
        }
    }

    /** Moves to the next row, if there is one. */
    boolean next() throws SQLException {
        boolean found = result.next();
        rows += found ? 1 : 0;
        exhausted = !found;
        return found;
    }

    /** What the current row is. */
    R row() throws SQLException {
        return shape.maker().apply(reader.read(result));
    }

    /** How many rows were read. */
    long rows() {
        return rows;
    }

    /**
     * Closing the driver's statement cancels what is still running, over a connection of its own, and its reading thread says
     * that a query has ended only after it gave the last row. Closing the result waits for that thread, so that nothing is
     * cancelled without need. A result that was left early is not read to its end for this; then the cancel is right.
     */
    @Override
    public void close() throws SQLException {
        try (statement) {
            if (exhausted) {
                result.close();
            }
        }
    }

    private static void closeAfter(Exception failure, PreparedStatement statement) {
        try {
            statement.close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
