// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import dev.songstreams.testkit.redshift.RedshiftServer;
import dev.songstreams.testkit.redshift.ServerAccess;
import dev.songstreams.testkit.redshift.Tls;
import dev.songstreams.testkit.redshift.load.LoadHistory;
import dev.songstreams.testkit.redshift.load.Loader;
import dev.songstreams.testkit.redshift.unload.Unloader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * An emulated Amazon Redshift: PostgreSQL behind a server that speaks Redshift's protocol and understands its COPY from S3, its DDL
 * and its functions, so that the real Redshift JDBC driver, psql and other clients connect to it.
 *
 * <p>What is faithful, what is near and what is missing is listed in {@code docs/local-redshift.md}; what is missing is refused with
 * a message that says so. With a {@linkplain Builder#directory directory} the tables are there again after a restart. Safe for use
 * by many sessions at once.
 *
 * <pre>{@code
 * try (LocalS3 s3 = LocalS3.start(); LocalRedshift redshift = LocalRedshift.start(s3);
 *         Connection session = DriverManager.getConnection(redshift.jdbcUrl(), redshift.user(), redshift.password())) {
 *     ...
 * }
 * }</pre>
 */
public final class LocalRedshift implements AutoCloseable {

    private static final String DATABASE = "dev";

    private final Closing parts;
    private final RedshiftServer server;
    private final ServerAccess access;

    private LocalRedshift(Closing parts, RedshiftServer server, ServerAccess access) {
        this.parts = parts;
        this.server = server;
        this.access = access;
    }

    /** Starts one on a free port that forgets everything when closed, and whose COPY reads from the given S3. */
    public static LocalRedshift start(LocalS3 s3) {
        return builder(s3).start();
    }

    /** Settings of one whose COPY reads from the given S3. */
    public static Builder builder(LocalS3 s3) {
        return builder(s3.endpoint(), s3.region(), s3.accessKey(), s3.secretKey());
    }

    /** Settings of one whose COPY reads from the S3 at this endpoint, with these keys. */
    public static Builder builder(URI endpoint, String region, String accessKey, String secretKey) {
        return new Builder(endpoint, region, new Credentials(accessKey, secretKey));
    }

    /** What the Redshift JDBC driver connects to: {@code jdbc:redshift://127.0.0.1:<port>/dev?ssl=false}. */
    public String jdbcUrl() {
        return "jdbc:redshift://" + host() + ":" + port() + "/" + database() + "?ssl=false";
    }

    /** The address it listens on: this machine only. */
    public String host() {
        return "127.0.0.1";
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** The database that is there from the beginning. */
    public String database() {
        return access.database();
    }

    /** The only user. */
    public String user() {
        return access.user();
    }

    /** The user's password; sessions with any other are refused. */
    public String password() {
        return access.password();
    }

    /**
     * The certificate, in PEM form, with which sessions are encrypted that ask for it. It is self-signed and new at every start; a
     * client that verifies it must be given it, and may know the server as {@code localhost} or 127.0.0.1.
     */
    public String certificate() {
        try {
            return access.tls().certificate();
        } catch (IOException e) {
            throw new UncheckedIOException("the local Redshift has no certificate: " + e.getMessage(), e);
        }
    }

    /** Ends all sessions and stops; a temporary directory is removed, a given one stays. */
    @Override
    public void close() {
        parts.close();
    }

    /** Settings of a {@link LocalRedshift}: a temporary directory, a free port and a random password by default. */
    public static final class Builder {

        private final URI s3Endpoint;
        private final String s3Region;
        private final Credentials s3Credentials;
        private @Nullable Path directory;
        private int port;
        private String user = "awsuser";
        private String password = Credentials.secret(12);

        private Builder(URI s3Endpoint, String s3Region, Credentials s3Credentials) {
            this.s3Endpoint = s3Endpoint;
            this.s3Region = s3Region;
            this.s3Credentials = s3Credentials;
        }

        /** Keeps the tables in this directory, made if missing; default: a temporary one. */
        public Builder directory(Path directory) {
            this.directory = directory;
            return this;
        }

        /** Listens on this port; default: 0, a free one. */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /** The user that may connect; default: {@code awsuser} with a random password. */
        public Builder credentials(String user, String password) {
            this.user = user;
            this.password = password;
            return this;
        }

        /**
         * Starts it; on return it takes connections.
         *
         * @throws IllegalStateException if it cannot start: the port is taken, or PostgreSQL does not start
         */
        public LocalRedshift start() {
            Closing parts = new Closing();
            try {
                DataDirectory home = parts.add(DataDirectory.of(directory, "redshift"));
                parts.add(DirectoryLock.of(home.path()));
                Postgres postgres = parts.add(Postgres.start(home, DATABASE, user));
                S3Client s3 = parts.add(S3Access.client(s3Endpoint, s3Region, s3Credentials));
                LoadHistory history = new LoadHistory(postgres.database());
                ServerAccess access = new ServerAccess(postgres.port(), DATABASE, user, password, new Tls());
                Loader loader = new Loader(s3, history, Clock.systemUTC());
                RedshiftServer server = parts.add(RedshiftServer.start(port, access, loader, new Unloader(s3)));
                return new LocalRedshift(parts, server, access);
            } catch (Exception e) {
                throw parts.after(
                        e,
                        "the local Redshift did not start on port " + port + " (0: any) with the directory "
                                + (directory == null ? "(temporary)" : directory) + ": " + e.getMessage());
            }
        }
    }
}
