// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A part of a file, read without moving the file's position, so that many parts can be read in turns. */
final class ChannelStream extends InputStream {
    private final FileChannel file;
    private final long end;
    private long position;

    ChannelStream(FileChannel file, long from, long end) {
        this.file = file;
        this.position = from;
        this.end = end;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        if (position >= end) {
            return -1;
        }
        int wanted = (int) Math.min(length, end - position);
        int read = file.read(ByteBuffer.wrap(to, offset, wanted), position);
        position += Math.max(read, 0);
        return read;
    }
}
