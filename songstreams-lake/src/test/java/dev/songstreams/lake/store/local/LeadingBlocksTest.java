// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectOutput;
import dev.songstreams.lake.store.ObjectStore;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LeadingBlocksTest {
    private static final int BLOCK = BlockWriter.BLOCK_BYTES;
    private static final ObjectKey KEY = ObjectKey.of("clean", "x.csv");

    @TempDir
    private Path temporary;

    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger forced = new AtomicInteger();

    /** Opens a file past the cache, or fails to. */
    private interface Opener {
        FileChannel open(Path file) throws IOException;
    }

    /** The real one, but for how files are opened past the cache; counts that, and how often content is forced. */
    private Disk disk(Opener opener) {
        return new DelegatingDisk() {
            @Override
            public FileChannel openDirect(Path file) throws IOException {
                opened.incrementAndGet();
                return opener.open(file);
            }

            @Override
            public void forceContent(Path file, FileOutputStream out) throws IOException {
                forced.incrementAndGet();
                super.forceContent(file, out);
            }
        };
    }

    /** Whatever file system the tests run on: one that can be written to past its cache, or not. */
    @Test
    void writesFilesOfEachLengthAroundABlockWhole() throws IOException {
        writeFilesOfEachLength(new RealDisk()::openDirect);
        opened.set(0);
        writeFilesOfEachLength(file -> FileChannel.open(file, StandardOpenOption.WRITE));
        // A block alone is not worth it: it becomes one when more follows.
        assertThat(opened).hasValue(3);
    }

    private void writeFilesOfEachLength(Opener opener) throws IOException {
        try (ObjectStore store = new LocalObjectStore(temporary, disk(opener))) {
            for (int length : new int[] {0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 7 * BLOCK + 4097}) {
                assertWritten(store, length);
            }
        }
    }

    @Test
    void goesThroughTheCacheWhereFilesCannotBeOpenedPastIt() throws IOException {
        goesThroughTheCache(file -> {
            throw new UnsupportedOperationException("not here");
        });
        goesThroughTheCache(file -> {
            throw new IOException("Invalid argument");
        });
    }

    @Test
    void goesThroughTheCacheWhereTheFirstBlockCannotBeWrittenPastIt() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "no /dev/full here");
        goesThroughTheCache(file -> FileChannel.open(full, StandardOpenOption.WRITE));
    }

    private void goesThroughTheCache(Opener opener) throws IOException {
        opened.set(0);
        try (ObjectStore store = new LocalObjectStore(temporary, disk(opener))) {
            assertWritten(store, 3 * BLOCK + 5);
            assertWritten(store, 2 * BLOCK);
        }
        // What has turned out for the first file is known for the second.
        assertThat(opened).hasValue(1);
    }

    @Test
    void forcesNowAndThenWhatGoesThroughTheCache() throws IOException {
        Disk disk = disk(file -> {
            throw new UnsupportedOperationException("not here");
        });
        try (ObjectStore store = new LocalObjectStore(temporary, disk)) {
            assertWritten(store, 33 << 20);
        }
        assertThat(forced).hasValue(4 + 1);
    }

    @Test
    void throwsWhatBecameOfABlockAtTheNextAndAtTheEnd() throws IOException {
        FileChannel[] direct = new FileChannel[1];
        Disk disk = disk(file -> {
            direct[0] = FileChannel.open(file, StandardOpenOption.WRITE);
            return direct[0];
        });
        try (ObjectStore store = new LocalObjectStore(temporary, disk)) {
            ObjectOutput out = store.create(KEY);
            out.write(new byte[3 * BLOCK]);
            // The first block is written; the second is or will be, or fails now.
            direct[0].close();
            assertThatThrownBy(() -> out.write(new byte[3 * BLOCK]))
                    .hasRootCauseInstanceOf(ClosedChannelException.class);
            assertThatThrownBy(out::complete)
                    .hasRootCauseInstanceOf(ClosedChannelException.class)
                    .hasMessageStartingWith("can't publish " + KEY);
            out.close();
            assertThat(temporary.resolve("clean")).isEmptyDirectory();
        }
    }

    @Test
    void writesFilesToTheirEndsThatWereOpenWhenTheStoreWasClosed() throws IOException {
        ObjectStore store = new LocalObjectStore(temporary);
        byte[] content = content(5 * BLOCK + 1);
        try (ObjectOutput out = store.create(KEY)) {
            out.write(content, 0, 2 * BLOCK + 1);
            store.close();
            out.write(content, 2 * BLOCK + 1, 3 * BLOCK);
            out.complete();
        }
        assertThat(store.read(KEY)).isEqualTo(content);
    }

    /** In pieces as encoders write them, of many sizes. */
    private static void assertWritten(ObjectStore store, int length) throws IOException {
        byte[] content = content(length);
        Random random = new Random(length);
        try (ObjectOutput out = store.create(KEY)) {
            int from = 0;
            while (from < length) {
                int piece = Math.min(length - from, 1 + random.nextInt(random.nextBoolean() ? 100 : 3 * BLOCK));
                out.write(content, from, piece);
                from += piece;
            }
            out.complete();
        }
        assertThat(store.read(KEY)).isEqualTo(content);
    }

    private static byte[] content(int length) {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        return content;
    }
}
