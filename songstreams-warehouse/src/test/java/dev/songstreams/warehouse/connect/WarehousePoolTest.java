// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarehousePoolTest {
    private static final String SECRET = "s3cr3t-w0rd";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:redshift://host:5439/dev?password=" + SECRET,
                "jdbc:redshift://host:5439/dev?ssl=false&Password=" + SECRET,
                "jdbc:redshift://host:5439/dev;UID=me;PWD=" + SECRET,
                "jdbc:redshift:iam://host:5439/dev?SecretAccessKey=" + SECRET,
                "jdbc:redshift://host:5439/dev?SessionToken=" + SECRET,
                "jdbc:redshift://host:5439/dev?SSLPassword=" + SECRET,
                "jdbc:redshift://host:5439/dev?sslTrustStore =" + SECRET,
                "jdbc:redshift:iam://host:5439/dev?AccessKeyID=" + SECRET,
                "jdbc:redshift:iam://host:5439/dev?plugin_name=x&saml_assertion=" + SECRET,
                "jdbc:redshift:iam://host:5439/dev?plugin_name=x;Client_Secret=" + SECRET,
                "jdbc:redshift://host:5439/dev?plugin_name=x&token=" + SECRET,
                "jdbc:redshift://me:" + SECRET + "@host:5439/dev",
            })
    void aSecretInTheAddressIsRefusedAndNotRepeated(String url) {
        assertThatThrownBy(() -> WarehousePool.builder(url, "me", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(
                        "the warehouse's JDBC URL has (the setting \\w+|a user before the host): addresses end up"
                                + " in logs, process lists and error messages, secrets must not. Give user and password on their"
                                + " own; AWS credentials are found by the AWS SDK");
    }

    @Test
    void anotherDatabasesAddressIsRefused() {
        assertThatThrownBy(() -> WarehousePool.builder("jdbc:postgresql://host/dev?password=" + SECRET, "me", "x"))
                .hasMessage(
                        "the warehouse's address has the form jdbc:redshift://host:port/database, which this one has not");
    }

    @Test
    void anAddressWithoutAnyLoginIsRefused() {
        assertThatThrownBy(() -> WarehousePool.builder("jdbc:redshift://host:5439/dev"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "nobody logs in at the warehouse at host:5439: give user and password, or a source of them, or"
                                + " an address that begins with jdbc:redshift:iam:// or names a plugin_name");
    }

    @Test
    void anAddressThatTheDriverCannotReadIsTold() {
        assertThatThrownBy(() -> WarehousePool.builder("jdbc:redshift://host:5439", "me", SECRET)
                        .open())
                .isInstanceOf(WarehouseConnectException.class)
                .hasMessage(
                        "the driver can't read the warehouse's address jdbc:redshift://host:5439, which has the form"
                                + " jdbc:redshift://host:port/database");
    }

    @Test
    void aHostThatNobodyAnswersOnIsToldAtOnce() throws IOException {
        int port = freePort();
        WarehousePool.Builder pool =
                WarehousePool.builder("jdbc:redshift://127.0.0.1:" + port + "/dev?ssl=false", "me", SECRET);

        WarehouseConnectException failure = catchThrowableOfType(WarehouseConnectException.class, pool::open);

        assertThat(failure)
                .hasMessageMatching(
                        "the warehouse at 127.0.0.1:" + port + " can't be reached: .*refused.*; check the address,"
                                + " the network, and whether the cluster runs");
        assertThat(trace(failure)).doesNotContain(SECRET);
    }

    @Test
    void timeoutsAreWholeSeconds() {
        WarehousePool.Builder pool = WarehousePool.builder("jdbc:redshift://host:5439/dev", "me", SECRET);

        assertThatThrownBy(() -> pool.connectTimeout(Duration.ofMillis(1500)))
                .hasMessage("a timeout of the pool is one or more whole seconds, not PT1.5S");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
