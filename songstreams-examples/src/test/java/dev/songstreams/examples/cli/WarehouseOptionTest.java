// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.songstreams.testkit.LocalRedshift;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs in at a warehouse that has no star, so that a question that reached it is answered with that. */
class WarehouseOptionTest {
    private static final String LOGGED_IN = "songstreams: the star is not in this warehouse yet";
    private static final String URL = "SONGSTREAMS_WAREHOUSE";
    private static final String USER = "SONGSTREAMS_WAREHOUSE_USER";
    private static final String PASSWORD = "SONGSTREAMS_WAREHOUSE_PASSWORD";
    private static final String FILE = "SONGSTREAMS_WAREHOUSE_PASSWORD_FILE";

    @TempDir
    static Path folder;

    private static LocalRedshift redshift;

    @BeforeAll
    static void start() {
        redshift = LocalRedshift.builder(URI.create("http://127.0.0.1:9"), "us-east-1", "none", "none")
                .start();
    }

    @AfterAll
    static void stop() {
        redshift.close();
    }

    @Test
    void aPasswordComesFromAFile() throws Exception {
        Path file = Files.writeString(folder.resolve("password"), redshift.password() + "\n");

        assertThat(ask(Map.of(URL, redshift.jdbcUrl(), USER, redshift.user(), PASSWORD, "", FILE, file.toString())))
                .startsWith(LOGGED_IN);
        assertThat(ask(Map.of(URL, redshift.jdbcUrl(), USER, redshift.user(), FILE, file + "_gone")))
                .startsWith("songstreams: there is no login for the warehouse at 127.0.0.1:" + redshift.port()
                        + ", as its source failed: NoSuchFileException: " + file + "_gone");
        assertThat(ask(Map.of(URL, redshift.jdbcUrl(), USER, redshift.user(), PASSWORD, "x", FILE, file.toString())))
                .startsWith("songstreams: set one of " + PASSWORD + " and " + FILE + ", not both");
    }

    @Test
    void withoutAnyPasswordItSaysWhereToPutIt() throws Exception {
        assertThat(ask(Map.of(URL, redshift.jdbcUrl(), USER, redshift.user())))
                .startsWith(
                        "songstreams: set " + PASSWORD + " or " + FILE + ": the password is taken from there alone");
    }

    @Test
    void nobodyIsAskedForUserAndPasswordWhereTheDriverLogsIn() throws Exception {
        Path certificate = Files.writeString(folder.resolve("redshift.pem"), redshift.certificate());
        HttpServer api = api();
        String url = "jdbc:redshift:iam://127.0.0.1:" + redshift.port() + "/dev?ClusterID=music&DbUser=etl"
                + "&EndpointUrl=http://127.0.0.1:" + api.getAddress().getPort() + "&sslrootcert=" + certificate;
        try {
            assertThat(ask(Map.of(URL, url))).startsWith(LOGGED_IN);
            assertThat(ask(Map.of(URL, url), "--user", "etl"))
                    .startsWith("songstreams: --user goes with a password, and there is none: the database user of"
                            + " jdbc:redshift:iam:// is the address's setting DbUser");
        } finally {
            api.stop(0);
        }
    }

    /** AWS's API, as far as the driver asks it for a password. */
    private static HttpServer api() throws IOException {
        String answer = """
                <GetClusterCredentialsResponse><GetClusterCredentialsResult>\
                <DbUser>%s</DbUser><DbPassword>%s</DbPassword><Expiration>%s</Expiration>\
                </GetClusterCredentialsResult></GetClusterCredentialsResponse>""".formatted(
                        redshift.user(), redshift.password(), Instant.now().plus(Duration.ofMinutes(15)));
        HttpServer api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, answer.getBytes(UTF_8).length);
            exchange.getResponseBody().write(answer.getBytes(UTF_8));
            exchange.close();
        });
        api.start();
        return api;
    }

    private static String ask(Map<String, String> variables, String... options) throws Exception {
        Map<String, String> environment = new HashMap<>(
                Map.of("AWS_ACCESS_KEY_ID", "AKIATEST", "AWS_SECRET_ACCESS_KEY", "secret", "AWS_REGION", "us-east-1"));
        environment.putAll(variables);
        String[] arguments = new String[options.length + 2];
        arguments[0] = "ask";
        arguments[1] = "totals";
        System.arraycopy(options, 0, arguments, 2, options.length);
        try (ChildProcess process = ChildProcess.songstreams(folder.resolve("output"), environment, arguments)) {
            process.exitCode();
            return process.text();
        }
    }
}
