// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.local;

import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;

/** Writes an object to a temporary file through a small buffer, since encoders write in small pieces too. */
final class LocalObjectOutput extends ObjectOutput {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final LocalDirectory directory;
    private final ObjectKey key;
    private final TemporaryFile file;
    private final BufferedOutputStream buffer;

    LocalObjectOutput(LocalDirectory directory, ObjectKey key, TemporaryFile file) {
        this.directory = directory;
        this.key = key;
        this.file = file;
        this.buffer = new BufferedOutputStream(file, BUFFER_BYTES);
    }

    @Override
    public void write(int b) throws IOException {
        try {
            buffer.write(b);
        } catch (IOException e) {
            throw directory.failed("write " + key, e);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            buffer.write(bytes, offset, length);
        } catch (IOException e) {
            throw directory.failed("write " + key, e);
        }
    }

    @Override
    public void complete() throws IOException {
        try {
            buffer.flush();
            file.publish();
        } catch (IOException e) {
            throw directory.failed("publish " + key, e);
        }
    }

    @Override
    public long memoryBytes() {
        return BUFFER_BYTES;
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
