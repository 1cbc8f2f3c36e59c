// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A connection on which no setting can be taken back. */
final class StubbornConnection {

    private StubbornConnection() {}

    static Connection of(Connection real) {
        return of(real, true);
    }

    /** One of a pool that keeps it open when it is closed. */
    static Connection kept(Connection real) {
        return of(real, false);
    }

    private static Connection of(Connection real, boolean closes) {
        return proxy(Connection.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "close" -> closes ? invoke(real, method, arguments) : null;
            case "createStatement" -> failingReset(real.createStatement());
            default -> invoke(real, method, arguments);
        });
    }

    private static Statement failingReset(Statement real) {
        return proxy(Statement.class, (proxy, method, arguments) -> {
            if (method.getName().equals("execute")
                    && String.valueOf(arguments[0]).startsWith("reset ")) {
                throw new SQLException("no answer to " + arguments[0], "57014");
            }
            return invoke(real, method, arguments);
        });
    }

    private static @Nullable Object invoke(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(StubbornConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
