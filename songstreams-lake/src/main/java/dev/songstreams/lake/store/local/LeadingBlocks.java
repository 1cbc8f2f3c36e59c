// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.local;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The whole blocks that a large file begins with, written one at a time on other threads and past the system's cache: memory that
 * nobody is going to read from is not filled, which costs more than the disk does, most of all in virtual machines whose hosts take
 * free memory back, and all is on the disk when the last block is. Where the file system can't do that, blocks go through the cache and are
 * forced now and then. For one thread.
 */
final class LeadingBlocks {
    /** Enough that the disk is written to in long runs. */
    private static final int BLOCKS_PER_FORCE = (8 << 20) / BlockWriter.BLOCK_BYTES;

    private final Disk disk;
    private final Path file;
    private final FileOutputStream out;
    private final BlockWriter writer;
    private @Nullable CompletableFuture<@Nullable Void> running;
    // Of the one block that is being written.
    private @Nullable FileChannel direct;
    private long written;

    /** The blocks of an empty file, which the stream appends to. */
    LeadingBlocks(Disk disk, Path file, FileOutputStream out, BlockWriter writer) {
        this.disk = disk;
        this.file = file;
        this.out = out;
        this.writer = writer;
    }

    /** Writes the next block, whose array is the caller's again when this returns; throws what became of the one before. */
    void write(byte[] block) throws IOException {
        await();
        running = writer.write(block, this::write);
    }

    /** Waits until all is written; throws what failed, again and again. */
    void await() throws IOException {
        if (running != null) {
            try {
                running.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
            }
        }
    }

    /** Ends, whatever came of the last block. */
    void close() throws IOException {
        if (running != null) {
            running.handle((done, failure) -> null).join();
        }
        if (direct != null) {
            direct.close();
        }
    }

    private void write(ByteBuffer block) throws IOException {
        if (written == 0 && writer.isDirect()) {
            writeFirst(block);
        } else if (direct != null) {
            writeAll(direct, block);
        } else {
            writeThroughCache(block);
        }
        written++;
    }

    private void writeFirst(ByteBuffer block) throws IOException {
        try {
            direct = disk.openDirect(file);
            writeAll(direct, block);
        } catch (NoSuchFileException e) {
            // A sweep took the file: that says nothing of the file system.
            throw e;
        } catch (IOException | UnsupportedOperationException e) {
            if (direct != null) {
                direct.close();
                direct = null;
                out.getChannel().truncate(0);
            }
            try {
                writeThroughCache(block.rewind());
            } catch (IOException failed) {
                failed.addSuppressed(e);
                throw failed;
            }
            // It was not the disk that was full, or broken.
            writer.withoutDirect();
        }
    }

    private void writeThroughCache(ByteBuffer block) throws IOException {
        writeAll(out.getChannel(), block);
        if ((written + 1) % BLOCKS_PER_FORCE == 0) {
            disk.forceContent(file, out);
        }
    }

    private static void writeAll(FileChannel channel, ByteBuffer block) throws IOException {
        while (block.hasRemaining()) {
            channel.write(block);
        }
    }
}
