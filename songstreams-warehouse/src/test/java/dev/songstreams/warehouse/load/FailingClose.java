// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.warehouse.run.Database;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A data source whose first connection that committed something can't be closed, as where the network went just then. */
final class FailingClose {
    private final DataSource dataSource;
    private final AtomicInteger commits = new AtomicInteger();

    FailingClose(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    Database database() {
        return Database.over(wrap(DataSource.class, dataSource));
    }

    private <T> T wrap(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
                    try {
                        Object result = method.invoke(target, args);
                        note(method.getName());
                        return result instanceof Connection connection ? wrap(Connection.class, connection) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private void note(String method) throws SQLException {
        if (method.equals("commit")) {
            commits.incrementAndGet();
        } else if (method.equals("close") && commits.compareAndSet(1, 2)) {
            throw new SQLException("the network is down", "08006");
        }
    }
}
