// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import dev.songstreams.testkit.redshift.RedshiftServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** The PostgreSQL behind the local Redshift: its own processes, a database with Redshift's catalogue, and one superuser. */
final class Postgres implements AutoCloseable {

    private static final List<String> SCRIPTS = List.of(
            "catalogue.sql",
            "functions.sql",
            "windows.sql",
            "super.sql",
            "tables.sql",
            "layouts.sql",
            "views.sql",
            "metadata.sql",
            "activity.sql",
            "settings.sql");

    private final EmbeddedPostgres server;
    private final DataSource database;

    private Postgres(EmbeddedPostgres server, String database) {
        this.server = server;
        this.database = server.getDatabase("postgres", database);
    }

    static Postgres start(DataDirectory home, String database, String user) throws IOException, SQLException {
        Postgres postgres = new Postgres(server(home.path()), database);
        try {
            postgres.prepare(database, user);
            return postgres;
        } catch (IOException | SQLException e) {
            postgres.close();
            throw e;
        }
    }

    int port() {
        return server.getPort();
    }

    /** The database, as PostgreSQL's own superuser. */
    DataSource database() {
        return database;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** Tables outlive the server's end but not a crash of the machine: that makes writes several times as fast. */
    private static EmbeddedPostgres server(Path home) throws IOException {
        Path dataDirectory = home.resolve("postgres");
        LeftoverPostgres.stop(dataDirectory);
        Path log = home.resolve("postgres.log");
        long before = Files.exists(log) ? Files.size(log) : 0;
        try {
            return builder(dataDirectory)
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException | RuntimeException e) {
            throw PostgresFailure.explain(e, log, before);
        }
    }

    private static EmbeddedPostgres.Builder builder(Path dataDirectory) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(dataDirectory)
                .setCleanDataDirectory(false)
                // Closing stops it at exit, and knows what else must go after it.
                .setRegisterShutdownHook(false)
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("wal_level", "minimal")
                .setServerConfig("max_wal_senders", "0")
                .setServerConfig("max_connections", "200")
                // Redshift joins by equality through hashes or merges. PostgreSQL takes tables that a transaction
                // has just filled for small, and would read one of them anew for each row of the other.
                .setServerConfig("enable_nestloop", "off")
                // Tables of a million rows are sorted, hashed and kept for the session in memory, not in files.
                .setServerConfig("work_mem", "64MB")
                .setServerConfig("temp_buffers", "64MB")
                // Compiling the catalogue queries of drivers takes many times as long as running them.
                .setServerConfig("jit", "off")
                // Text sorts by its bytes, as in Redshift, whatever locales this machine has.
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8");
    }

    private void prepare(String name, String user) throws IOException, SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            createIfMissing(statement, "pg_roles where rolname", user, "create role %I superuser login");
            createIfMissing(statement, "pg_database where datname", name, "create database %I");
        }
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String script : SCRIPTS) {
                statement.execute(content(script));
            }
        }
    }

    /** PostgreSQL itself quotes the name. */
    private static void createIfMissing(Statement statement, String place, String name, String create)
            throws SQLException {
        String literal = "'" + name.replace("'", "''") + "'";
        String query = "select format('" + create + "', " + literal + ")" + " where not exists (select 1 from " + place
                + " = " + literal + ")";
        String command = null;
        try (ResultSet row = statement.executeQuery(query)) {
            command = row.next() ? row.getString(1) : null;
        }
        if (command != null) {
            statement.execute(command);
        }
    }

    private static String content(String script) throws IOException {
        try (InputStream content = RedshiftServer.class.getResourceAsStream(script)) {
            if (content == null) {
                throw new IOException("the testkit's jar lacks " + script);
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
