// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.connect;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says why there is no connection to the warehouse at this address, and what to do. */
record ConnectFailure(JdbcUrl url) {
    /** SQL's state for a client that can't connect. */
    private static final String UNABLE_TO_CONNECT = "08001";

    /** A source of logins gave none. */
    WarehouseConnectException ofSource(String why, @Nullable Throwable cause) {
        return new WarehouseConnectException(
                "there is no login for the warehouse at " + url.address() + ", as its source failed: " + why,
                UNABLE_TO_CONNECT,
                cause);
    }

    /** The driver did not connect; without a login of the caller's it was to log in by itself. */
    WarehouseConnectException ofDriver(SQLException cause, @Nullable WarehouseLogin login) {
        return new WarehouseConnectException(message(cause, login), cause.getSQLState(), cause);
    }

    /** The driver says null for an address that it can't read. */
    WarehouseConnectException ofAddress() {
        return new WarehouseConnectException(
                "the driver can't read the warehouse's address " + url + ", which has the form"
                        + " jdbc:redshift://host:port/database",
                UNABLE_TO_CONNECT,
                null);
    }

    private String message(SQLException cause, @Nullable WarehouseLogin login) {
        Optional<MissingLibrary> missing = MissingLibrary.in(cause);
        if (missing.isPresent()) {
            return "the driver can't log in by itself at the warehouse at " + url.address() + ": " + missing.get();
        }
        String state = String.valueOf(cause.getSQLState());
        if (state.startsWith("28")) {
            return "the warehouse at " + url.address() + " refuses the login of "
                    + (login == null ? "the driver itself: " : "the user " + login.user() + ": ") + reason(cause)
                    + (login == null ? "; check the database user" : "; check user and password");
        }
        if (url.driverLogsIn() && !state.startsWith("08")) {
            return "the driver can't log in by itself at the warehouse at " + url.address() + ": " + reason(cause)
                    + "; check the AWS credentials, what they may do, and the address's settings";
        }
        return "the warehouse at " + url.address() + " can't be reached: " + reason(cause)
                + "; check the address, the network, and whether the cluster runs";
    }

    /** The driver itself says only that something unusual has occurred where a library that it uses has failed. */
    private static String reason(SQLException failure) {
        Throwable cause = failure.getCause();
        return firstLine(cause instanceof RuntimeException || cause instanceof Error ? cause : failure);
    }

    /** What an exception says, or its class if it says nothing. */
    static String firstLine(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : message.strip().lines().findFirst().orElse("");
    }
}
