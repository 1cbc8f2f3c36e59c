// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectOutput;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.ObjectSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PowerCutTest {
    private static final ObjectKey ENTRY = ObjectKey.of("log", "1.json");
    private static final ObjectKey HINT = ObjectKey.of("log", "hint");
    private static final ObjectKey FILE = ObjectKey.of("clean", "date=1", "x.csv");
    private static final ObjectKey LARGE = ObjectKey.of("clean", "date=1", "large.csv");
    private static final String LARGE_CONTENT = "0123456789".repeat(BlockWriter.BLOCK_BYTES / 4);
    private static final int PLENTY = 1_000;

    @TempDir
    private Path temporary;

    /** What a store has said to have stored, and what it may have stored besides. */
    private final Map<ObjectKey, List<String>> allowed = new HashMap<>();

    private final List<ObjectKey> acknowledged = new ArrayList<>();

    @Test
    void forcesContentBeforeItsNameAndAllNamesBeforeItReturns() throws IOException {
        ForgetfulDisk disk = new ForgetfulDisk(temporary, PLENTY);
        try (ObjectStore store = new LocalObjectStore(temporary.resolve("a/lake"), disk)) {
            assertThat(store.createIfAbsent(ENTRY, bytes("entry"))).isTrue();
            assertThat(disk.operations())
                    .containsExactly(
                            "make a",
                            "make a/lake",
                            "make a/lake/log",
                            "create a/lake/log/.1.json.*.tmp",
                            "force content of a/lake/log/.1.json.*.tmp",
                            "link a/lake/log/1.json",
                            "force names in a/lake/log",
                            "force names in ",
                            "force names in a",
                            "force names in a/lake",
                            "delete a/lake/log/.1.json.*.tmp");
            disk.operations().clear();
            try (ObjectOutput out = store.create(FILE)) {
                out.write(bytes("file"));
                out.complete();
            }
            assertThat(disk.operations())
                    .containsExactly(
                            "make a/lake/clean",
                            "make a/lake/clean/date=1",
                            "create a/lake/clean/date=1/.x.csv.*.tmp",
                            "force content of a/lake/clean/date=1/.x.csv.*.tmp",
                            "rename to a/lake/clean/date=1/x.csv",
                            "force names in a/lake/clean/date=1",
                            "force names in a/lake",
                            "force names in a/lake/clean",
                            "delete a/lake/clean/date=1/.x.csv.*.tmp");
        }
    }

    @Test
    void keepsWhatItSaidToBeStoredWheneverThePowerIsCut() throws IOException {
        int operations = 0;
        boolean cut = true;
        while (cut) {
            Path base = Files.createDirectory(temporary.resolve("cut-" + operations));
            ForgetfulDisk disk = new ForgetfulDisk(base, operations);
            allowed.clear();
            acknowledged.clear();
            cut = work(new LocalObjectStore(base.resolve("lake"), disk));
            check(disk, temporary.resolve("forced-" + operations), false);
            check(disk, temporary.resolve("all-" + operations), true);
            operations++;
        }
        assertThat(acknowledged).containsExactly(HINT, FILE, LARGE, ENTRY, HINT);
        assertThat(operations).isGreaterThan(20);
    }

    /** Returns whether the power was cut. */
    private boolean work(ObjectStore store) {
        try (store) {
            allow(HINT, "hint 1");
            store.put(HINT, bytes("hint 1"));
            acknowledged.add(HINT);
            allow(FILE, "whole file");
            try (ObjectOutput out = store.create(FILE)) {
                out.write(bytes("whole "));
                out.write(bytes("file"));
                out.complete();
                acknowledged.add(FILE);
            }
            allow(LARGE, LARGE_CONTENT);
            try (ObjectOutput out = store.create(LARGE)) {
                out.write(bytes(LARGE_CONTENT));
                out.complete();
                acknowledged.add(LARGE);
            }
            allow(ENTRY, "entry");
            store.createIfAbsent(ENTRY, bytes("entry"));
            acknowledged.add(ENTRY);
            allow(HINT, "hint 2");
            store.put(HINT, bytes("hint 2"));
            allowed.put(HINT, List.of("hint 2"));
            acknowledged.add(HINT);
            return false;
        } catch (IOException e) {
            assertThat(e).hasStackTraceContaining("power cut");
            return true;
        }
    }

    private void check(ForgetfulDisk disk, Path to, boolean withUnforcedNames) throws IOException {
        disk.survivors(to, withUnforcedNames);
        try (ObjectStore survivor = new LocalObjectStore(to.resolve("lake"));
                Stream<ObjectSummary> objects = survivor.list("", null)) {
            List<ObjectKey> found = objects.map(ObjectSummary::key).toList();
            assertThat(found).containsAll(acknowledged);
            for (ObjectKey key : found) {
                assertThat(allowed.get(key)).contains(new String(survivor.read(key), UTF_8));
            }
        }
    }

    @Test
    void makesDurableWhatItFindsThere() throws IOException {
        ForgetfulDisk disk = new ForgetfulDisk(temporary, PLENTY);
        try (ObjectStore store = new LocalObjectStore(temporary.resolve("lake"), disk)) {
            store.put(HINT, bytes("hint"));
            // Enough to create, force and link the entry, but not to force its name.
            disk.power(3);
            assertThatThrownBy(() -> store.createIfAbsent(ENTRY, bytes("entry")))
                    .hasMessageContaining("can't create " + ENTRY);
            disk.power(PLENTY);
            assertThat(store.createIfAbsent(ENTRY, bytes("entry"))).isFalse();
        }
        disk.survivors(temporary.resolve("survivors"), false);
        assertThat(temporary.resolve("survivors/lake/log/1.json")).hasContent("entry");
    }

    @Test
    void makesARootDurableThatAnotherProcessMade() throws IOException {
        ForgetfulDisk disk = new ForgetfulDisk(temporary, PLENTY);
        disk.createDirectory(temporary.resolve("lake"));
        try (ObjectStore store = new LocalObjectStore(temporary.resolve("lake"), disk)) {
            store.put(HINT, bytes("hint"));
        }
        disk.survivors(temporary.resolve("survivors"), false);
        assertThat(temporary.resolve("survivors/lake/log/hint")).hasContent("hint");
    }

    private void allow(ObjectKey key, String content) {
        allowed.computeIfAbsent(key, unknown -> new ArrayList<>()).add(content);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
