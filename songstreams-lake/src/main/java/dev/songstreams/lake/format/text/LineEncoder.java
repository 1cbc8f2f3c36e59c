// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.text;

import dev.songstreams.core.row.RowBatch;
import dev.songstreams.lake.format.FileEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;

/** Writes rows as lines, compressed or not, through a buffer. */
final class LineEncoder implements FileEncoder {
    private static final int FLUSH_BYTES = 64 * 1024;

    private final LineLayout layout;
    private final OutputStream out;
    private final TextCompression compression;
    private final TextBuffer buffer = new TextBuffer(FLUSH_BYTES + 16 * 1024);
    private volatile long memoryBytes;

    /**
     * An encoder to a stream.
     *
     * @param header what the file begins with
     */
    LineEncoder(LineLayout layout, byte[] header, TextCompression compression, OutputStream out) throws IOException {
        this.layout = layout;
        this.compression = compression;
        this.out = compression.compress(out);
        buffer.put(header);
        updateMemory();
    }

    /** What was written to a file, from its beginning. */
    static InputStream input(FileChannel file, TextCompression compression) throws IOException {
        file.position(0);
        return compression.decompress(Channels.newInputStream(file));
    }

    @Override
    public void write(RowBatch batch, int fromRow, int toRow) throws IOException {
        int rows = rowsAtOnce(batch);
        for (int row = fromRow; row < toRow; row += rows) {
            layout.put(batch, row, Math.min(toRow, row + rows), buffer);
            if (buffer.size() >= FLUSH_BYTES) {
                buffer.drainTo(out);
            }
        }
        updateMemory();
    }

    /** Fewer of them where they are large, since what is made of them lies in memory before it is written. */
    private static int rowsAtOnce(RowBatch batch) {
        long bytesPerRow = 1 + batch.valueBytes() / Math.max(1, batch.rows());
        return (int) Math.max(1, Math.min(ColumnText.MAX_ROWS, FLUSH_BYTES / bytesPerRow));
    }

    @Override
    public void finish() throws IOException {
        buffer.drainTo(out);
        out.close();
        memoryBytes = 0;
    }

    @Override
    public long memoryBytes() {
        return memoryBytes;
    }

    private void updateMemory() {
        memoryBytes = buffer.capacity() + layout.memoryBytes() + compression.memoryBytes();
    }
}
