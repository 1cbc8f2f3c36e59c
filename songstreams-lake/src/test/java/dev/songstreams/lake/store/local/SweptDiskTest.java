// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectOutput;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.StoreUnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep without grace that takes a temporary file just before it gets its name, or is opened again: who wrote it may write it anew. */
class SweptDiskTest {
    private static final ObjectKey KEY = ObjectKey.of("log", "1.json");
    private static final byte[] CONTENT = "entry".getBytes(UTF_8);

    @TempDir
    private Path temporary;

    private boolean sweeping;
    private int openedDirectly;

    @Test
    void anEntryMayBeWrittenAnew() throws IOException {
        try (ObjectStore store = store()) {
            assertSwept(() -> store.createIfAbsent(KEY, CONTENT));
            assertThat(store.createIfAbsent(KEY, CONTENT)).isTrue();
            assertSwept(() -> store.createIfAbsent(KEY, "other".getBytes(UTF_8)));
            assertThat(store.read(KEY)).isEqualTo(CONTENT);
        }
    }

    @Test
    void whatReplacesAnotherMayBeWrittenAnew() throws IOException {
        try (ObjectStore store = store()) {
            assertSwept(() -> store.put(KEY, CONTENT));
            store.put(KEY, CONTENT);
            assertThat(store.read(KEY)).isEqualTo(CONTENT);
        }
    }

    /** Nor is the file system taken for one that can't be written to past its cache. */
    @Test
    void aLargeFileMayBeWrittenAnew() throws IOException {
        try (ObjectStore store = store()) {
            assertSwept(() -> writeLarge(store));
            writeLarge(store);
            assertThat(store.read(KEY)).hasSize(3 * BlockWriter.BLOCK_BYTES);
            assertThat(openedDirectly).isEqualTo(2);
        }
    }

    private static void writeLarge(ObjectStore store) throws IOException {
        try (ObjectOutput out = store.create(KEY)) {
            out.write(new byte[3 * BlockWriter.BLOCK_BYTES]);
            out.complete();
        }
    }

    private void assertSwept(ThrowingCallable write) {
        sweeping = true;
        assertThatThrownBy(write)
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("its temporary file is gone");
        sweeping = false;
    }

    private ObjectStore store() {
        return new LocalObjectStore(temporary, new DelegatingDisk() {
            @Override
            public FileChannel openDirect(Path file) throws IOException {
                openedDirectly++;
                sweep(file);
                return super.openDirect(file);
            }

            @Override
            public void link(Path file, Path name) throws IOException {
                sweep(file);
                super.link(file, name);
            }

            @Override
            public void rename(Path file, Path name) throws IOException {
                sweep(file);
                super.rename(file, name);
            }

            private void sweep(Path file) throws IOException {
                if (sweeping) {
                    Files.delete(file);
                }
            }
        });
    }
}
