// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.songstreams.testkit.LocalRedshift;
import dev.songstreams.warehouse.query.RowShape;
import dev.songstreams.warehouse.run.WarehouseException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LoginSourceTest {
    private static final String PASSWORD = "f1rst-passw0rd";
    private static final WarehouseLogin RIGHT = new WarehouseLogin("awsuser", PASSWORD);

    private static LocalRedshift redshift;

    @BeforeAll
    static void startRedshift() {
        redshift = start(0, RIGHT);
    }

    @AfterAll
    static void stopRedshift() {
        redshift.close();
    }

    @Test
    void aConnectionIsMadeWithThePasswordThatHoldsThen() throws IOException {
        int port = freePort();
        WarehouseLogin first = new WarehouseLogin("etl", "before-1t");
        WarehouseLogin second = new WarehouseLogin("etl_clone", "after-1t");
        Iterator<WarehouseLogin> rotation = List.of(first, second).iterator();

        WarehousePool pool;
        try (LocalRedshift before = start(port, first)) {
            pool = WarehousePool.builder(before.jdbcUrl(), rotation::next).open();
        }
        try (pool;
                LocalRedshift after = start(port, second)) {
            assertThat(after.port()).isEqualTo(port);
            assertThat(userOf(pool)).isEqualTo("etl_clone");
        }
    }

    @Test
    void aPasswordFileIsReadAnewForEachConnection(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "of yesterday\n");
        WarehousePool.Builder builder =
                WarehousePool.builder(redshift.jdbcUrl(), LoginSource.passwordFile("awsuser", file));

        assertThatThrownBy(builder::open)
                .hasMessageContaining("refuses the login of the user awsuser")
                .hasMessageNotContaining("of yesterday");
        Files.writeString(file, PASSWORD + "\n");
        try (WarehousePool pool = builder.open()) {
            assertThat(userOf(pool)).isEqualTo("awsuser");
        }
    }

    @Test
    void aPasswordFileThatIsMissingOrEmptyIsNamed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("password");
        WarehousePool.Builder builder =
                WarehousePool.builder(redshift.jdbcUrl(), LoginSource.passwordFile("awsuser", file));

        assertThatThrownBy(builder::open)
                .hasMessageEndingWith("as its source failed: NoSuchFileException: " + file)
                .hasCauseInstanceOf(NoSuchFileException.class);
        Files.writeString(file, "\n");
        assertThatThrownBy(builder::open)
                .hasMessageEndingWith(
                        "as its source failed: IllegalStateException: the password file " + file + " is empty");
    }

    @Test
    void aSourceThatFailsIsNamed() {
        IOException denied = new IOException("access to the secret is denied\nrequest 7");
        WarehousePool.Builder builder = WarehousePool.builder(redshift.jdbcUrl(), () -> {
            throw denied;
        });

        WarehouseConnectException failure = catchThrowableOfType(WarehouseConnectException.class, builder::open);

        assertThat(failure)
                .hasMessage("there is no login for the warehouse at 127.0.0.1:" + redshift.port()
                        + ", as its source failed: IOException: access to the secret is denied")
                .hasCause(denied);
        assertThat(failure.sqlState()).isEqualTo("08001");
    }

    @SuppressWarnings("NullAway") // what a lambda of unchecked code may do
    @Test
    void aSourceThatGivesNothingIsNamed() {
        assertThatThrownBy(() ->
                        WarehousePool.builder(redshift.jdbcUrl(), () -> null).open())
                .isInstanceOf(WarehouseConnectException.class)
                .hasMessageEndingWith(", as its source failed: it gave none");
    }

    @Test
    void aSourceThatHangsIsNotWaitedFor() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        WarehousePool.Builder builder = WarehousePool.builder(redshift.jdbcUrl(), () -> {
                    try {
                        return hanging();
                    } finally {
                        interrupted.countDown();
                    }
                })
                .connectTimeout(Duration.ofSeconds(1));

        assertThatThrownBy(builder::open)
                .isInstanceOf(WarehouseConnectException.class)
                .hasMessageEndingWith(", as its source failed: it gave none within 800 ms")
                .hasCauseInstanceOf(TimeoutException.class);
        interrupted.await();
    }

    @Test
    void laterConnectionsTellOfTheSourceToo() {
        Answers answers = new Answers(() -> RIGHT, () -> {
            throw new IllegalStateException("the secret is being rotated");
        });

        try (WarehousePool pool = answers.pool(Duration.ofSeconds(1))) {
            WarehouseException failure = catchThrowableOfType(WarehouseException.class, () -> userOf(pool));

            assertThat(failure)
                    .hasMessageStartingWith(
                            "connecting failed (there is no login for the warehouse at 127.0.0.1:" + redshift.port()
                                    + ", as its source failed: IllegalStateException: the secret is being rotated) with SQLSTATE 08001: ")
                    .hasStackTraceContaining("Caused by: " + WarehouseConnectException.class.getName());
            assertThat(failure.sqlState()).isEqualTo("08001");
        }
    }

    @Test
    void aSourceThatHangsOnceDoesNotHoldUpThePool() {
        Answers answers = new Answers(() -> RIGHT, LoginSourceTest::hanging, () -> RIGHT);

        try (WarehousePool pool = answers.pool(Duration.ofSeconds(3))) {
            assertThat(userOf(pool)).isEqualTo("awsuser");
        }
    }

    @Test
    void aSourceThatHangsIsNotWaitedForByLaterConnections() {
        Answers answers = new Answers(() -> RIGHT, LoginSourceTest::hanging);

        try (WarehousePool pool = answers.pool(Duration.ofSeconds(1))) {
            assertThatThrownBy(() -> userOf(pool))
                    .hasMessageContaining("its source failed: it gave none within 800 ms");
        }
    }

    @Test
    void aRefusalOfALaterConnectionIsToldWithoutThePassword() {
        String wrong = "not-the-passw0rd";
        Answers answers = new Answers(() -> RIGHT, () -> new WarehouseLogin("awsuser", wrong));

        try (WarehousePool pool = answers.pool(Duration.ofSeconds(1))) {
            WarehouseException failure = catchThrowableOfType(WarehouseException.class, () -> userOf(pool));

            assertThat(failure)
                    .hasMessageContaining("refuses the login of the user awsuser")
                    .hasMessageContaining("check user and password");
            assertThat(failure.sqlState()).startsWith("28");
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            assertThat(trace.toString()).doesNotContain(wrong).doesNotContain(PASSWORD);
        }
    }

    @Test
    void thePoolsLogHasNoPassword() {
        Logger logger = (Logger) LoggerFactory.getLogger("com.zaxxer.hikari");
        Level level = logger.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.DEBUG);
        try (WarehousePool pool = WarehousePool.builder(redshift.jdbcUrl(), RIGHT.user(), RIGHT.password())
                .open()) {
            userOf(pool);
        } finally {
            logger.setLevel(level);
            logger.detachAppender(log);
        }

        assertThat(List.copyOf(log.list))
                .extracting(ILoggingEvent::getFormattedMessage)
                .anyMatch(line -> line.contains("NewConnections[" + redshift.jdbcUrl() + "]"))
                .noneMatch(line -> line.contains(PASSWORD));
    }

    @Test
    void aLoginShowsItsUserAlone() {
        assertThat(RIGHT).hasToString("WarehouseLogin[awsuser]");
        assertThatThrownBy(() -> new WarehouseLogin(" ", PASSWORD)).hasMessage("a login has a user, who is blank here");
    }

    private static String userOf(WarehousePool pool) {
        return pool.database()
                .fetch("select current_user", List.of(), new RowShape<>(List.of(String.class), row -> (String) row[0]))
                .get(0);
    }

    private static WarehouseLogin hanging() throws InterruptedException {
        new CountDownLatch(1).await();
        return RIGHT;
    }

    private static LocalRedshift start(int port, WarehouseLogin login) {
        return LocalRedshift.builder(URI.create("http://127.0.0.1:9"), "us-east-1", "none", "none")
                .port(port)
                .credentials(login.user(), login.password())
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Answers one way after another, and then always the last way: a pool asks again while it waits. */
    private static final class Answers implements LoginSource {
        private final List<LoginSource> ways;
        private int next;

        Answers(LoginSource... ways) {
            this.ways = List.of(ways);
        }

        @Override
        public WarehouseLogin login() throws Exception {
            return way().login();
        }

        private synchronized LoginSource way() {
            return ways.get(Math.min(next++, ways.size() - 1));
        }

        WarehousePool pool(Duration connectTimeout) {
            return WarehousePool.builder(redshift.jdbcUrl(), this)
                    .connectTimeout(connectTimeout)
                    .open();
        }
    }
}
