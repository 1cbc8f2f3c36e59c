// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectOutput;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.ObjectSummary;
import dev.songstreams.lake.store.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;

/** What {@link DiskTroubleTest} runs in a process of its own, which alone sees a small, a read-only or a forbidden disk. */
final class DiskTrouble {
    private static final ObjectKey KEY = ObjectKey.of("log", "1.json");
    private static final byte[] SMALL = "small".getBytes(UTF_8);

    private final Path root;
    private final ObjectStore store;

    private DiskTrouble(Path root) {
        this.root = root;
        this.store = new LocalObjectStore(root);
    }

    public static void main(String[] arguments) throws IOException {
        DiskTrouble trouble = new DiskTrouble(Path.of(arguments[1]));
        switch (arguments[0]) {
            case "full" -> trouble.full();
            case "read-only" -> trouble.refused("the file system is read-only");
            case "forbidden" -> trouble.refused("permission denied");
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        System.out.println("all as it should be");
    }

    /** On a disk of one megabyte. */
    private void full() throws IOException {
        store.put(KEY, SMALL);
        byte[] large = new byte[2 << 20];
        String reason = " under " + store.root() + ": the disk is full: No space left on device";
        ObjectKey other = ObjectKey.of("log", "2.json");
        assertThatThrownBy(() -> store.put(KEY, large))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("can't store " + KEY + reason);
        assertThatThrownBy(() -> store.createIfAbsent(other, large))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("can't create " + other + reason);
        assertThatThrownBy(() -> write(other, large))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("can't write " + other + reason);
        // Of what failed nothing is left, and what was there is there.
        assertThat(store.removeUnfinished("", Instant.now().plusSeconds(600))).isZero();
        try (Stream<ObjectSummary> objects = store.list("", null)) {
            assertThat(objects.map(ObjectSummary::key)).containsExactly(KEY);
        }
        assertThat(store.read(KEY)).isEqualTo(SMALL);
        Path filler = fill();
        assertThatThrownBy(() -> write(other, SMALL)).isInstanceOf(StoreUnavailableException.class);
        Files.delete(filler);
        write(other, SMALL);
        assertThat(store.read(other)).isEqualTo(SMALL);
    }

    private Path fill() throws IOException {
        Path filler = root.resolve("filler");
        try (var out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException full) {
            return filler;
        }
    }

    private void write(ObjectKey key, byte[] content) throws IOException {
        try (ObjectOutput out = store.create(key)) {
            out.write(content);
            out.complete();
        }
    }

    private void refused(String reason) {
        String message = KEY + " under " + store.root() + ": " + reason + ": " + root.resolve("log");
        assertThatThrownBy(() -> store.put(KEY, SMALL))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(StoreUnavailableException.class)
                .hasMessage("can't store " + message);
        assertThatThrownBy(() -> store.create(KEY))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(StoreUnavailableException.class)
                .hasMessage("can't create " + message);
    }
}
