// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.local;

import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Writes an object to a temporary file through a buffer, since encoders write in small pieces too. The buffer begins small: of many
 * files that are open at once, most are Parquet's, which write nothing but their end.
 */
final class LocalObjectOutput extends ObjectOutput {
    private static final int FIRST_BUFFER_BYTES = 512;
    private static final int MAX_BUFFER_BYTES = 64 * 1024;

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
        try {
            if (length > MAX_BUFFER_BYTES - buffered) {
                flushBuffer();
            }
            if (length >= MAX_BUFFER_BYTES) {
                file.write(bytes, offset, length);
            } else {
                System.arraycopy(bytes, offset, roomFor(length), buffered, length);
                buffered += length;
            }
        } catch (IOException e) {
            throw directory.failed("write " + key, e);
        }
    }

    private byte[] roomFor(int more) {
        byte[] room = buffer;
        if (room.length - buffered < more) {
            room = Arrays.copyOf(room, Math.min(MAX_BUFFER_BYTES, Math.max(buffered + more, room.length * 4)));
            buffer = room;
        }
        return room;
    }

    private void flushBuffer() throws IOException {
        file.write(buffer, 0, buffered);
        buffered = 0;
    }

    @Override
    public void complete() throws IOException {
        try {
            flushBuffer();
            file.publish();
        } catch (IOException e) {
            throw directory.failed("publish " + key, e);
        }
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
