// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.text;

import dev.songstreams.core.row.RowBatch;
import dev.songstreams.lake.format.FileEncoder;
import java.io.BufferedInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Writes rows as lines, gzipped or not, through a buffer. */
final class LineEncoder implements FileEncoder {
    private static final int FLUSH_BYTES = 64 * 1024;

    /** What zlib holds outside the heap, for its window and tables. */
    private static final int DEFLATER_BYTES = 272 * 1024;

    private final LineLayout layout;
    private final OutputStream out;
    private final boolean gzip;
    private final TextBuffer buffer = new TextBuffer(FLUSH_BYTES + 16 * 1024);
    private volatile long memoryBytes;

    /**
     * An encoder to a stream.
     *
     * @param header what the file begins with
     */
    LineEncoder(LineLayout layout, byte[] header, boolean gzip, OutputStream out) throws IOException {
        this.layout = layout;
        this.gzip = gzip;
        this.out = gzip ? new GZIPOutputStream(new Unclosable(out), 8192) : out;
        buffer.put(header);
        updateMemory();
    }

    /** What was written to a file, from its beginning. */
    static InputStream input(FileChannel file, boolean gzip) throws IOException {
        file.position(0);
        InputStream in = Channels.newInputStream(file);
        return gzip ? new GZIPInputStream(in, FLUSH_BYTES) : new BufferedInputStream(in, FLUSH_BYTES);
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
        if (gzip) {
            // Frees the memory of zlib at once.
            out.close();
        } else {
            out.flush();
        }
        memoryBytes = 0;
    }

    @Override
    public long memoryBytes() {
        return memoryBytes;
    }

    private void updateMemory() {
        memoryBytes = buffer.capacity() + layout.memoryBytes() + (gzip ? DEFLATER_BYTES : 0);
    }

    /** Keeps the caller's stream open when gzip ends. */
    private static final class Unclosable extends FilterOutputStream {
        Unclosable(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
