// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import dev.songstreams.warehouse.connect.LoginSource;
import dev.songstreams.warehouse.connect.WarehousePool;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --warehouse} and {@code --user}, or their variables; the password comes from a variable or a file alone. */
final class WarehouseOption {
    private static final String URL = "SONGSTREAMS_WAREHOUSE";
    private static final String USER = "SONGSTREAMS_WAREHOUSE_USER";
    private static final String PASSWORD = "SONGSTREAMS_WAREHOUSE_PASSWORD";
    private static final String PASSWORD_FILE = "SONGSTREAMS_WAREHOUSE_PASSWORD_FILE";
    private static final String IAM = "jdbc:redshift:iam://";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--warehouse",
            paramLabel = "JDBC-URL",
            description = "The warehouse, as jdbc:redshift://host:5439/database, or " + IAM
                    + "host:5439/database to log in with AWS credentials; by default the variable " + URL + ".")
    private @Nullable String url;

    @Option(
            names = "--user",
            description = "The warehouse's user; by default the variable " + USER + ". The password comes from "
                    + PASSWORD + ", or from the file that " + PASSWORD_FILE
                    + " names, which is read anew for each connection.")
    private @Nullable String user;

    boolean isGiven() {
        return url != null || variable(URL) != null;
    }

    /** A pool that is connected, which the caller closes. */
    WarehousePool open() {
        String address = valueOf(url, URL, "where the warehouse is: --warehouse JDBC-URL");
        try {
            return builder(address).open();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), "--warehouse: " + e.getMessage());
        }
    }

    private WarehousePool.Builder builder(String address) {
        String password = variable(PASSWORD);
        String file = variable(PASSWORD_FILE);
        if (password != null && file != null) {
            throw new ParameterException(
                    command.commandLine(), "set one of " + PASSWORD + " and " + PASSWORD_FILE + ", not both");
        }
        if (file != null) {
            return WarehousePool.builder(address, LoginSource.passwordFile(login(), Path.of(file)));
        }
        if (password != null) {
            return WarehousePool.builder(address, login(), password);
        }
        if (!address.startsWith(IAM)) {
            throw new ParameterException(
                    command.commandLine(),
                    "set " + PASSWORD + " or " + PASSWORD_FILE + ": the password is taken from there alone");
        }
        if (user != null) {
            throw new ParameterException(
                    command.commandLine(),
                    "--user goes with a password, and there is none: the database user of " + IAM + " is the address's"
                            + " setting DbUser");
        }
        return WarehousePool.builder(address);
    }

    private String login() {
        return valueOf(user, USER, "who logs in: --user USER");
    }

    private String valueOf(@Nullable String option, String variable, String what) {
        String value = option == null || option.isBlank() ? variable(variable) : option;
        if (value == null) {
            throw new ParameterException(command.commandLine(), "say " + what + ", or set " + variable);
        }
        return value;
    }

    /** A variable's value; none if it is empty, as shells and orchestrators leave some. */
    private static @Nullable String variable(String name) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? null : value;
    }
}
