// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A connection some of whose methods fail, as they do when the network is gone. */
final class FaultyConnection {

    private FaultyConnection() {}

    static UnaryOperator<Connection> failingOn(String... methods) {
        return real -> failingOn(real, Set.of(methods));
    }

    private static Connection failingOn(Connection real, Set<String> methods) {
        return (Connection) Proxy.newProxyInstance(
                FaultyConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (methods.contains(method.getName())) {
                        throw new SQLException("no answer to " + method.getName(), "08006");
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
