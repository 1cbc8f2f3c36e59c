// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

import dev.songstreams.warehouse.query.render.RenderedQuery;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;

/**
 * The warehouse refused or failed: what it said, with the SQL text, the SQLSTATE and the position in the text.
 *
 * <p>The message never holds a bound value: the text has question marks, and a value that the server quotes is replaced.
 * The cause is the driver's own {@link SQLException}, which says what the driver says.
 */
public class WarehouseException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String sql;
    private final String sqlState;
    private final int position;

    WarehouseException(String what, String sql, List<Object> values, SQLException cause) {
        super(message(what, sql, values, cause), cause);
        this.sql = sql;
        this.sqlState = state(cause);
        this.position = position(sql, values, cause);
    }

    private WarehouseException(String what, WarehouseException failed) {
        super(what + failed.getMessage(), failed.getCause());
        this.sql = failed.sql;
        this.sqlState = failed.sqlState;
        this.position = failed.position;
        addSuppressed(failed);
    }

    /** What to throw in place of committing the transaction in which this failed. */
    WarehouseException rolledBack() {
        return new WarehouseException(
                "the transaction was rolled back, not committed, since a statement in it had failed, though the block went"
                        + " on: ",
                this);
    }

    static WarehouseException ofQuery(RenderedQuery query, SQLException cause) {
        return new WarehouseException("the query failed", query.sql(), query.values(), cause);
    }

    static WarehouseException of(String what, SQLException cause) {
        return new WarehouseException(what, "", List.of(), cause);
    }

    /** A pool says that it has waited in vain, and has in its cause for what. */
    static WarehouseException ofConnecting(SQLException cause) {
        String what = cause.getCause() instanceof SQLException reason
                ? "connecting failed (" + ServerError.of(reason).message() + ")"
                : "connecting failed";
        return of(what, cause);
    }

    /** The SQL text, with question marks for the values; empty if it was not a statement that failed. */
    public String sql() {
        return sql;
    }

    /** The SQLSTATE; empty if the driver gave none. */
    public String sqlState() {
        return sqlState;
    }

    /** Where in the SQL text the server saw the error, counted in characters from 1, if it said so. */
    public OptionalInt position() {
        return position == 0 ? OptionalInt.empty() : OptionalInt.of(position);
    }

    private static String message(String what, String sql, List<Object> values, SQLException cause) {
        StringBuilder message = new StringBuilder(what);
        message.append(" with SQLSTATE ").append(state(cause).isEmpty() ? "unknown" : state(cause));
        ServerError error = ServerError.of(cause);
        int position = position(sql, values, cause);
        message.append(position > 0 ? " at position " + position : "");
        message.append(": ").append(withoutValues(error.message(), values));
        return sql.isEmpty()
                ? message.toString()
                : message.append('\n').append(sql).toString();
    }

    private static int position(String sql, List<Object> values, SQLException cause) {
        int sent = ServerError.of(cause).position();
        return values.isEmpty() ? sent : new TextPosition(sql).inRendered(sent);
    }

    private static String withoutValues(String line, List<Object> values) {
        String safe = line;
        for (Object value : values) {
            safe = safe.replace('"' + value.toString() + '"', "\"?\"").replace("'" + value + "'", "'?'");
        }
        return safe;
    }

    private static String state(SQLException cause) {
        return cause.getSQLState() == null ? "" : cause.getSQLState();
    }
}
