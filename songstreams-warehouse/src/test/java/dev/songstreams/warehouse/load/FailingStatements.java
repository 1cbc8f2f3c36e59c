// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.warehouse.run.Database;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A data source on which statements that begin so fail a few times, as by another transaction on the same tables. */
final class FailingStatements {
    private final DataSource dataSource;
    private final String beginning;
    private final int times;
    private final AtomicInteger failures = new AtomicInteger();

    FailingStatements(DataSource dataSource, String beginning, int times) {
        this.dataSource = dataSource;
        this.beginning = beginning;
        this.times = times;
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
            throw new SQLException(
                    "ERROR: 1023\n  Detail: Serializable isolation violation on table - 100, transactions forming the cycle"
                            + " are: 1, 2",
                    "XX000");
        }
    }
}
