// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real disks that are full or may not be written to, in name spaces of Linux that other processes don't see. */
@Timeout(120)
class DiskTroubleTest {
    private static final String SMALL_DISK = "mount -t tmpfs -o size=1m tmpfs \"$0\"";

    @TempDir
    private Path directory;

    @Test
    void aFullDiskMayGetRoomAgainAndKeepsWhatItHas() throws Exception {
        assumePrivateMounts();
        assertFine(inPrivateMounts(SMALL_DISK, "full"));
    }

    @Test
    void aReadOnlyDiskIsARefusal() throws Exception {
        assumePrivateMounts();
        assertFine(inPrivateMounts(SMALL_DISK + " && mount -o remount,ro \"$0\"", "read-only"));
    }

    @Test
    void aForbiddenDirectoryIsARefusal() throws Exception {
        assumeTrue(directory.toFile().setWritable(false), "permissions can't be taken away here");
        List<String> command = new ArrayList<>();
        if (directory.toFile().canWrite()) {
            // The user root, who may write anywhere unless that right is given up.
            List<String> mortal = List.of(
                    "setpriv",
                    "--bounding-set",
                    "-dac_override,-dac_read_search",
                    "--inh-caps",
                    "-dac_override,-dac_read_search");
            command.addAll(mortal);
            assumeTrue(succeeds(mortal, "true"), "there is no setpriv that takes root's rights away");
        }
        command.addAll(probe("forbidden"));
        assertFine(command);
        assertThat(directory.toFile().setWritable(true)).isTrue();
    }

    private void assumePrivateMounts() throws Exception {
        assumeTrue(
                succeeds(List.of("unshare", "-rm", "sh", "-c", SMALL_DISK), directory.toString()),
                "this user can't mount a disk in a name space of its own (unshare -rm)");
    }

    private List<String> inPrivateMounts(String mount, String trouble) {
        List<String> command =
                new ArrayList<>(List.of("unshare", "-rm", "sh", "-c", mount + " && exec \"$@\"", directory.toString()));
        command.addAll(probe(trouble));
        return command;
    }

    private List<String> probe(String trouble) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                DiskTrouble.class.getName(),
                trouble,
                directory.toString());
    }

    private static boolean succeeds(List<String> command, String argument) throws InterruptedException {
        List<String> whole = new ArrayList<>(command);
        whole.add(argument);
        try {
            Process process = new ProcessBuilder(whole)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static void assertFine(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(output).isEqualToIgnoringNewLines("all as it should be");
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }
}
