// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Starts that really fail, and what is said of them. */
class FailedStartTest {

    /** Never asked here. */
    private static final URI NO_S3 = URI.create("http://127.0.0.1:9");

    @TempDir
    Path folder;

    @Test
    void aPortInUseIsNamed() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = other.getLocalPort();
            assertThatThrownBy(() -> redshift().port(port).start())
                    .hasMessage("the local Redshift did not start on port " + port
                            + " (0: any) with the directory (temporary): port " + port
                            + " on 127.0.0.1 cannot be listened on (Address already in use): close the program that has"
                            + " it, or choose another port; 0 is any free one");
        }
    }

    @Test
    void aDirectoryThatIsAFileIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        assertThatThrownBy(() -> redshift().directory(file).start())
                .hasMessage("the local Redshift did not start on port 0 (0: any) with the directory " + file
                        + ": cannot make the redshift directory " + file + ": there is a file " + file
                        + "; give a path where a directory is or may be");
        assertThat(file).hasContent("mine");
    }

    /** Not even root may make one there. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aDirectoryThatCannotBeMadeIsNamed() {
        assertThatThrownBy(
                        () -> redshift().directory(Path.of("/proc/songstreams")).start())
                .hasMessage(
                        "the local Redshift did not start on port 0 (0: any) with the directory /proc/songstreams: cannot"
                                + " make the redshift directory /proc/songstreams: NoSuchFileException; give one that this user may"
                                + " make and write to");
    }

    @Test
    void aDirectoryOfAnotherVersionIsNamedAndAStaleLockIsNone() throws IOException, SQLException {
        redshift().directory(folder).start().close();
        Files.writeString(folder.resolve("postgres/postmaster.pid"), "");
        redshift().directory(folder).start().close();
        Files.writeString(folder.resolve("postgres/PG_VERSION"), "14\n");
        assertThatThrownBy(() -> redshift().directory(folder).start())
                .hasMessageStartingWith(
                        "the local Redshift did not start on port 0 (0: any) with the directory " + folder
                                + ": PostgreSQL did not start: the directory was made by another version of PostgreSQL: give another"
                                + " directory, or remove this one if what it holds is not needed. ")
                .hasMessageContaining(
                        "initialized by PostgreSQL version 14, which is not compatible with this version 18");
    }

    @Test
    void rootWithoutUserNamespacesIsToldToBeAnother() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root needs a user namespace");
        Path tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : new String[] {"id", "sh", "tar", "xz"}) {
            link(tools, tool);
        }
        Path said = folder.resolve("said");
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Start.class.getName());
        java.environment().put("PATH", tools.toString());
        Process process =
                java.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(said)
                .content(StandardCharsets.UTF_8)
                .contains(
                        "the local Redshift did not start on port 0 (0: any) with the directory (temporary): PostgreSQL did"
                                + " not start: PostgreSQL refuses to run as root, and this machine has or allows no user namespaces"
                                + " (unshare -U): run it as another user. ")
                .contains("initdb: error: cannot be run as root");
    }

    /** The tools that unpacking and starting PostgreSQL need, and no others. */
    private static void link(Path tools, String tool) throws IOException {
        Path there = Path.of("/usr/bin", tool);
        if (Files.exists(there)) {
            Path script = Files.writeString(tools.resolve(tool), "#!/bin/sh\nexec " + there + " \"$@\"\n");
            assertThat(script.toFile().setExecutable(true)).isTrue();
        }
    }

    private static LocalRedshift.Builder redshift() {
        return LocalRedshift.builder(NO_S3, "us-east-1", "none", "none");
    }

    /** Starts one in a JVM of its own, and prints why it did not. */
    static final class Start {

        private Start() {}

        public static void main(String[] args) {
            try (LocalRedshift redshift = redshift().start()) {
                System.out.println("started on port " + redshift.port());
            } catch (RuntimeException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
