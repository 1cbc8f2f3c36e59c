// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32C;

/** Counts and sums up the bytes on their way. Closing it does not close what is behind. */
final class ChecksumOutputStream extends OutputStream {
    private final OutputStream out;
    private final CRC32C crc = new CRC32C();
    private long bytes;

    ChecksumOutputStream(OutputStream out) {
        this.out = out;
    }

    long bytes() {
        return bytes;
    }

    String crc32c() {
        return String.format("%08x", crc.getValue());
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        crc.update(b);
        bytes++;
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        out.write(source, offset, length);
        crc.update(source, offset, length);
        bytes += length;
    }
}
