// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.connect;

import org.jspecify.annotations.Nullable;

/**
 * The warehouse can't be reached or refuses the login, or there is no login. The message is one line and holds no secret; of a {@link
 * LoginSource} that failed it repeats the message.
 *
 * <p>{@link WarehousePool.Builder#open} throws it. Where a later connection fails, it is among the causes.
 */
public final class WarehouseConnectException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sqlState;

    WarehouseConnectException(String message, @Nullable String sqlState, @Nullable Throwable cause) {
        super(message, cause);
        this.sqlState = sqlState == null ? "" : sqlState;
    }

    /** The SQLSTATE; 08001 if there was no login to connect with, empty if the driver gave none. */
    public String sqlState() {
        return sqlState;
    }
}
