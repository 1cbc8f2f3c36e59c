// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.faults;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A body in HTTP's chunks, with their framing, up to the last one and its trailers. */
final class ChunkedBody extends InputStream {
    private final InputStream in;
    private byte[] piece = new byte[0];
    private int position;
    private boolean ended;

    ChunkedBody(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (position == piece.length && ended) {
            return -1;
        }
        if (position == piece.length) {
            piece = nextPiece();
            position = 0;
        }
        int count = Math.min(length, piece.length - position);
        System.arraycopy(piece, position, bytes, offset, count);
        position += count;
        return count;
    }

    private byte[] nextPiece() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int size = Integer.parseInt(line(bytes).split(";", 2)[0].strip(), 16);
        if (size > 0) {
            byte[] chunk = in.readNBytes(size);
            if (chunk.length < size) {
                throw new EOFException("a chunk of " + size + " bytes ended after " + chunk.length);
            }
            bytes.write(chunk);
            line(bytes);
        } else {
            ended = true;
            while (!line(bytes).isEmpty()) {
                // A trailer, which is passed on.
            }
        }
        return bytes.toByteArray();
    }

    /** Reads a line, appends its bytes, and returns its text. */
    private String line(ByteArrayOutputStream bytes) throws IOException {
        int start = bytes.size();
        int b;
        do {
            b = in.read();
            if (b < 0) {
                throw new EOFException("the body ended between its chunks");
            }
            bytes.write(b);
        } while (b != '\n');
        return bytes.toString(StandardCharsets.ISO_8859_1).substring(start).strip();
    }
}
