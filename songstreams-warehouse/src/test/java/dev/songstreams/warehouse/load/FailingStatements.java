// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.warehouse.run.Database;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** A data source on which statements that begin so fail a few times. */
final class FailingStatements {
    private final DataSource dataSource;
    private final String beginning;
    private final int times;
    private final Supplier<SQLException> failure;
    private final AtomicInteger failures = new AtomicInteger();

    /** Fails as another transaction on the same table makes it. */
    FailingStatements(DataSource dataSource, String beginning, int times) {
        this(
                dataSource,
                beginning,
                times,
                () -> new SQLException(
                        "ERROR: 1023\n  Detail: Serializable isolation violation on table - 100, transactions forming the cycle"
                                + " are: 1, 2",
                        "XX000"));
    }

    FailingStatements(DataSource dataSource, String beginning, int times, Supplier<SQLException> failure) {
        this.dataSource = dataSource;
        this.beginning = beginning;
        this.times = times;
        this.failure = failure;
    }

    Database database() {
        return Database.over(wrap(DataSource.class, dataSource));
    }

    int failures() {
        return failures.get();
    }

    private <T> T wrap(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
                    if (method.getName().startsWith("execute")
                            && args != null
                            && args[0].toString().startsWith(beginning)) {
                        failSometimes();
                    }
                    try {
                        return wrapResult(method.invoke(target, args));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private Object wrapResult(Object result) {
        if (result instanceof Connection connection) {
            return wrap(Connection.class, connection);
        }
        return result != null
                        && result.getClass().getInterfaces().length > 0
                        && result instanceof Statement statement
                        && !(result instanceof java.sql.PreparedStatement)
                ? wrap(Statement.class, statement)
                : result;
    }

    private void failSometimes() throws SQLException {
        if (failures.get() < times) {
            failures.incrementAndGet();
            throw failure.get();
        }
    }
}
