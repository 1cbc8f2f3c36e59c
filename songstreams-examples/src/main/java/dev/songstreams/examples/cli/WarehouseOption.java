// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import dev.songstreams.warehouse.connect.WarehousePool;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --warehouse} and {@code --user}, or their variables; the password comes from its variable alone. */
final class WarehouseOption {
    private static final String URL = "SONGSTREAMS_WAREHOUSE";
    private static final String USER = "SONGSTREAMS_WAREHOUSE_USER";
    private static final String PASSWORD = "SONGSTREAMS_WAREHOUSE_PASSWORD";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--warehouse",
            paramLabel = "JDBC-URL",
            description = "The warehouse, as jdbc:redshift://host:5439/database; by default the variable " + URL + ".")
    private @Nullable String url;

    @Option(
            names = "--user",
            description = "The warehouse's user; by default the variable " + USER + ". The password comes from "
                    + PASSWORD + ".")
    private @Nullable String user;

    boolean isGiven() {
        return url != null || System.getenv(URL) != null;
    }

    /** A pool that is connected, which the caller closes. */
    WarehousePool open() {
        String address = valueOf(url, URL, "where the warehouse is: --warehouse JDBC-URL");
        String login = valueOf(user, USER, "who logs in: --user USER");
        String password = System.getenv(PASSWORD);
        if (password == null) {
            throw new ParameterException(
                    command.commandLine(), "set " + PASSWORD + ": the password is taken from there alone");
        }
        try {
            return WarehousePool.builder(address, login, password).open();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), "--warehouse: " + e.getMessage());
        }
    }

    private String valueOf(@Nullable String option, String variable, String what) {
        String value = option == null ? System.getenv(variable) : option;
        if (value == null || value.isBlank()) {
            throw new ParameterException(command.commandLine(), "say " + what + ", or set " + variable);
        }
        return value;
    }
}
