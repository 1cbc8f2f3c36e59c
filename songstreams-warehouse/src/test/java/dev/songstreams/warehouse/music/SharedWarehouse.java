// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.music;

import java.sql.SQLException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives one {@link MusicWarehouse} to all test classes that ask for it; it is closed when the last test has run. */
public final class SharedWarehouse implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == MusicWarehouse.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedWarehouse.class))
                .getOrComputeIfAbsent(MusicWarehouse.class, type -> start());
    }

    private static MusicWarehouse start() {
        try {
            return MusicWarehouse.start();
        } catch (SQLException e) {
            throw new IllegalStateException("the tables of the tests could not be made", e);
        }
    }
}
