// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Writes rows in PostgreSQL's binary COPY form, in large pieces.
 *
 * <p>The form is a header, then for each row the number of fields (2 bytes) and for each field its length (4 bytes, -1 for null) and
 * its bytes in the type's own binary form, and at the end -1 in place of a number of fields. All numbers are big-endian.
 */
final class RowSink {

    private static final int PIECE_BYTES = 1 << 17;
    private static final byte[] HEADER = "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);

    private final LoadTarget target;
    private ByteBuffer buffer = ByteBuffer.allocate(PIECE_BYTES * 2);
    private long rows;
    private int rowStart;

    RowSink(LoadTarget target) {
        this.target = target;
        buffer.put(HEADER);
    }

    long rows() {
        return rows;
    }

    void beginRow(int fields) throws IOException, TargetRefusedException {
        if (buffer.position() > PIECE_BYTES) {
            send();
        }
        rowStart = buffer.position();
        buffer.putShort((short) fields);
        rows++;
    }

    /** Takes the row back that was begun last. */
    void abandonRow() {
        buffer.position(rowStart);
        rows--;
    }

    void end() throws IOException, TargetRefusedException {
        buffer.putShort((short) -1);
        send();
        target.end();
    }

    void nullField() {
        room(Integer.BYTES).putInt(-1);
    }

    void int8Field(int value) {
        room(Integer.BYTES + 1).putInt(1).put((byte) value);
    }

    void int16Field(int value) {
        room(Integer.BYTES + Short.BYTES).putInt(Short.BYTES).putShort((short) value);
    }

    void int32Field(int value) {
        room(2 * Integer.BYTES).putInt(Integer.BYTES).putInt(value);
    }

    void int64Field(long value) {
        room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value);
    }

    void bytesField(ByteBuffer bytes) {
        room(Integer.BYTES + bytes.remaining()).putInt(bytes.remaining()).put(bytes);
    }

    /** A field of {@code length} bytes, which the caller puts into the buffer. */
    ByteBuffer field(int length) {
        return room(Integer.BYTES + length).putInt(length);
    }

    private void send() throws IOException, TargetRefusedException {
        target.send(buffer.array(), buffer.position());
        buffer.clear();
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes + Short.BYTES) {
            int needed = buffer.position() + bytes + Short.BYTES;
            buffer =
                    ByteBuffer.allocate(Math.max(needed, buffer.capacity() * 2)).put(buffer.flip());
        }
        return buffer;
    }
}
