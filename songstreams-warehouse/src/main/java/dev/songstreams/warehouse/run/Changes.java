// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

import dev.songstreams.warehouse.query.render.RenderedQuery;
import dev.songstreams.warehouse.run.value.ValueBinder;
import java.net.SocketTimeoutException;
import java.sql.BatchUpdateException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Runs statements that give no rows on one connection, and says how many rows they changed. */
final class Changes {

    private final Lease lease;
    private final QuerySettings settings;

    Changes(Lease lease, QuerySettings settings) {
        this.lease = lease;
        this.settings = settings;
    }

    /** Runs one statement. Without values it goes as plain text, since not every statement can be prepared. */
    long run(RenderedQuery rendered) {
        return watched(rendered, () -> rendered.values().isEmpty() ? plain(rendered.sql()) : bound(rendered));
    }

    /** Runs one statement whose text only the server sees. */
    long run(SecretStatement statement) {
        return watched(new RenderedQuery(statement.shown(), List.of()), () -> {
            try {
                return plain(statement.sent());
            } catch (SQLException e) {
                throw statement.sent().equals(statement.shown()) ? e : redacted(e, statement);
            }
        });
    }

    /** Runs statements in their order; neighbours with the same text go to the server as one batch. */
    long runAll(List<RenderedQuery> statements) {
        long changed = 0;
        List<RenderedQuery> alike = new ArrayList<>();
        for (RenderedQuery each : statements) {
            if (!alike.isEmpty() && !alike.get(0).sql().equals(each.sql())) {
                changed += batch(alike);
                alike.clear();
            }
            alike.add(each);
        }
        return alike.isEmpty() ? changed : changed + batch(alike);
    }

    private long batch(List<RenderedQuery> alike) {
        return alike.size() == 1 ? run(alike.get(0)) : watched(alike.get(0), () -> prepared(alike));
    }

    private long plain(String sql) throws SQLException {
        try (Statement statement = lease.connection().createStatement()) {
            statement.setQueryTimeout(settings.timeoutSeconds());
            return statement.executeUpdate(sql);
        }
    }

    private long bound(RenderedQuery rendered) throws SQLException {
        try (PreparedStatement statement = lease.connection().prepareStatement(rendered.sql())) {
            statement.setQueryTimeout(settings.timeoutSeconds());
            ValueBinder.bind(statement, rendered.values());
            return statement.executeUpdate();
        }
    }

    private long prepared(List<RenderedQuery> alike) throws SQLException {
        try (PreparedStatement statement =
                lease.connection().prepareStatement(alike.get(0).sql())) {
            statement.setQueryTimeout(settings.timeoutSeconds());
            for (RenderedQuery each : alike) {
                ValueBinder.bind(statement, each.values());
                statement.addBatch();
            }
            // Negative where the driver does not know, as when it was told to rewrite batches.
            return LongStream.of(asLongs(statement.executeBatch()))
                    .filter(count -> count > 0)
                    .sum();
        }
    }

    private long watched(RenderedQuery rendered, Work work) {
        QueryWatch watch = new QueryWatch(rendered, settings.listener(), lease);
        try {
            long changed = work.run();
            watch.completed(changed);
            return changed;
        } catch (BatchUpdateException e) {
            // Its own message has the values in it; what it wraps is the server's word.
            throw watch.failed(e.getNextException() == null ? e : e.getNextException());
        } catch (SQLException e) {
            throw watch.failed(e);
        }
    }

    /** In place of an exception that may repeat a secret another that says the rest. */
    private static SQLException redacted(SQLException failure, SecretStatement statement) {
        SQLException safe = new SQLException(
                statement.redacted(String.valueOf(failure.getMessage())),
                failure.getSQLState(),
                failure.getErrorCode());
        safe.setStackTrace(failure.getStackTrace());
        if (isTimeout(failure)) {
            // Whoever tries again asks for it: what took too long would take as long again.
            safe.initCause(new SocketTimeoutException("no answer in time"));
        }
        SQLException next = failure.getNextException();
        if (next != null) {
            safe.setNextException(redacted(next, statement));
        }
        return safe;
    }

    private static boolean isTimeout(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof SocketTimeoutException)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    private static long[] asLongs(int[] counts) {
        long[] longs = new long[counts.length];
        for (int i = 0; i < counts.length; i++) {
            longs[i] = counts[i];
        }
        return longs;
    }

    private interface Work {
        long run() throws SQLException;
    }
}
