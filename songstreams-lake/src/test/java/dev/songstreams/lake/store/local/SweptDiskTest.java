// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectStore;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps that take a temporary file just before it gets its name. */
class SweptDiskTest {
    private static final ObjectKey KEY = ObjectKey.of("log", "1.json");
    private static final byte[] CONTENT = "entry".getBytes(UTF_8);

    @TempDir
    private Path temporary;

    private int sweeps;

    @Test
    void whatIsStoredAtOnceIsWrittenAnew() throws IOException {
        try (ObjectStore store = new LocalObjectStore(temporary, new SweptDisk())) {
            sweeps = 2;
            assertThat(store.createIfAbsent(KEY, CONTENT)).isTrue();
            sweeps = 2;
            assertThat(store.createIfAbsent(KEY, "other".getBytes(UTF_8))).isFalse();
            assertThat(store.read(KEY)).isEqualTo(CONTENT);
            sweeps = 2;
            store.put(KEY, "third".getBytes(UTF_8));
            assertThat(store.read(KEY)).isEqualTo("third".getBytes(UTF_8));
            assertThat(sweeps).isZero();
        }
    }

    @Test
    void sweepsWithoutEndAreAFailure() throws IOException {
        try (ObjectStore store = new LocalObjectStore(temporary, new SweptDisk())) {
            sweeps = Integer.MAX_VALUE;
            assertThatThrownBy(() -> store.createIfAbsent(KEY, CONTENT))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("can't create " + KEY);
        }
    }

    private final class SweptDisk implements Disk {
        private final Disk real = new RealDisk();

        private void sweep(Path file) throws IOException {
            if (sweeps > 0) {
                sweeps--;
                Files.delete(file);
            }
        }

        @Override
        public void link(Path file, Path name) throws IOException {
            sweep(file);
            real.link(file, name);
        }

        @Override
        public void rename(Path file, Path name) throws IOException {
            sweep(file);
            real.rename(file, name);
        }

        @Override
        public FileOutputStream create(Path file) throws IOException {
            return real.create(file);
        }

        @Override
        public FileChannel openDirect(Path file) throws IOException {
            return real.openDirect(file);
        }

        @Override
        public void forceContent(Path file, FileOutputStream out) throws IOException {
            real.forceContent(file, out);
        }

        @Override
        public void forceNames(Path directory) throws IOException {
            real.forceNames(directory);
        }

        @Override
        public void createDirectory(Path directory) throws IOException {
            real.createDirectory(directory);
        }

        @Override
        public boolean deleteIfExists(Path file) throws IOException {
            return real.deleteIfExists(file);
        }
    }
}
