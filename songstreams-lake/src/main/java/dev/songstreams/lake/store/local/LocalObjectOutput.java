// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.local;

import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Writes an object to a temporary file, block by block where it is large. The buffer of a block begins small: of many files that are
 * open at once, most are Parquet's, which write nothing but their end.
 */
final class LocalObjectOutput extends ObjectOutput {
    private static final int FIRST_BUFFER_BYTES = 512;

    private final LocalDirectory directory;
    private final ObjectKey key;
    private final TemporaryFile file;
    private volatile byte[] buffer = new byte[FIRST_BUFFER_BYTES];
    private int buffered;

    LocalObjectOutput(LocalDirectory directory, ObjectKey key, TemporaryFile file) {
        this.directory = directory;
        this.key = key;
        this.file = file;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int end = offset + length;
        while (from < end) {
            if (buffered == BlockWriter.BLOCK_BYTES) {
                writeBlock();
            }
            int taken = Math.min(BlockWriter.BLOCK_BYTES - buffered, end - from);
            System.arraycopy(bytes, from, roomFor(taken), buffered, taken);
            buffered += taken;
            from += taken;
        }
    }

    private byte[] roomFor(int more) {
        byte[] room = buffer;
        if (room.length - buffered < more) {
            room = Arrays.copyOf(room, Math.min(BlockWriter.BLOCK_BYTES, Math.max(buffered + more, room.length * 4)));
            buffer = room;
        }
        return room;
    }

    private void writeBlock() throws IOException {
        try {
            file.writeBlock(buffer);
        } catch (IOException e) {
            throw directory.failed("write " + key, e);
        }
        buffered = 0;
    }

    @Override
    public void complete() throws IOException {
        try {
            file.write(buffer, 0, buffered);
            file.publish();
        } catch (IOException e) {
            throw directory.failed("publish " + key, e);
        }
        buffer = new byte[0];
        buffered = 0;
    }

    @Override
    public long memoryBytes() {
        return buffer.length;
    }

    @Override
    public void close() throws IOException {
        try {
            file.close();
        } catch (IOException e) {
            throw directory.failed("clean up after " + key, e);
        }
    }
}
