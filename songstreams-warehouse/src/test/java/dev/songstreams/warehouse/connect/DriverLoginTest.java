// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.songstreams.testkit.LocalRedshift;
import dev.songstreams.warehouse.query.RowShape;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The driver's own login: it asks AWS's API for a temporary password, and logs in with it over TLS. */
class DriverLoginTest {
    private static final WarehouseLogin TEMPORARY = new WarehouseLogin("IAM:etl", "temp0rary-passw0rd");

    @TempDir
    private static Path folder;

    private static LocalRedshift redshift;
    private static RedshiftApi api;
    private static Path certificate;

    @BeforeAll
    static void start() throws IOException {
        System.setProperty("aws.accessKeyId", "AKIATEST");
        System.setProperty("aws.secretAccessKey", "secret-of-the-test");
        redshift = LocalRedshift.builder(URI.create("http://127.0.0.1:9"), "us-east-1", "none", "none")
                .credentials(TEMPORARY.user(), TEMPORARY.password())
                .start();
        api = RedshiftApi.start(TEMPORARY);
        certificate = Files.writeString(folder.resolve("redshift.pem"), redshift.certificate());
    }

    @AfterAll
    static void stop() {
        api.close();
        redshift.close();
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void itAsksForThePasswordOfADatabaseUser() {
        assertThat(userOf(url("ClusterID=music&DbUser=etl"))).isEqualTo(TEMPORARY.user());

        assertThat(api.requests())
                .anySatisfy(request -> assertThat(request)
                        .contains(
                                "Action=GetClusterCredentials&",
                                "DbUser=etl",
                                "DbName=dev",
                                "ClusterIdentifier=music"));
    }

    @Test
    void itAsksForThePasswordOfTheUserThatIsNamedAfterTheRole() {
        assertThat(userOf(url("ClusterID=music&groupFederation=true"))).isEqualTo(TEMPORARY.user());

        assertThat(api.requests())
                .anySatisfy(request ->
                        assertThat(request).contains("Action=GetClusterCredentialsWithIAM", "ClusterIdentifier=music"));
    }

    @Test
    void itAsksForThePasswordOfAServerlessWorkgroup() {
        assertThat(userOf(url("isServerless=true&serverlessWorkGroup=music"))).isEqualTo(TEMPORARY.user());

        assertThat(api.requests())
                .anySatisfy(
                        request -> assertThat(request).contains("\"workgroupName\":\"music\"", "\"dbName\":\"dev\""));
    }

    @Test
    void aRefusalOfTheApiIsTold() {
        WarehousePool.Builder pool = WarehousePool.builder(url("ClusterID=other&DbUser=etl"));

        WarehouseConnectException failure = catchThrowableOfType(WarehouseConnectException.class, pool::open);

        assertThat(failure)
                .hasMessageStartingWith("the driver can't log in by itself at the warehouse at 127.0.0.1:"
                        + redshift.port() + ": there is no such cluster (Service: Redshift, Status Code: 400")
                .hasMessageEndingWith("; check the AWS credentials, what they may do, and the address's settings");
    }

    private static String url(String settings) {
        return "jdbc:redshift:iam://" + redshift.host() + ":" + redshift.port() + "/dev?Region=us-east-1&EndpointUrl="
                + api.endpoint() + "&sslrootcert=" + certificate + "&" + settings;
    }

    private static String userOf(String url) {
        try (WarehousePool pool = WarehousePool.builder(url).open()) {
            return pool.database()
                    .fetch("select current_user", List.of(), new RowShape<>(List.of(String.class), row ->
                            (String) row[0]))
                    .get(0);
        }
    }
}
