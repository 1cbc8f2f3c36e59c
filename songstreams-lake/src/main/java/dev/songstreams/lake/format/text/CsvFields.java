// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.text;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Takes a file apart into the fields that {@link CsvNotation} wrote, one after the other. */
final class CsvFields implements Closeable {
    private static final int INPUT_BYTES = 64 * 1024;
    private static final int END = -1;

    private final InputStream in;
    private final byte[] input = new byte[INPUT_BYTES];
    private int position;
    private int limit;

    private byte[] field = new byte[1024];
    private int length;
    private boolean quoted;
    private boolean endsLine = true;
    private long line = 1;

    CsvFields(InputStream in) {
        this.in = in;
    }

    /** Goes on to the next field; false at the file's end. */
    boolean next() throws IOException {
        int first = read();
        if (first == END && endsLine) {
            return false;
        }
        length = 0;
        quoted = first == '"';
        int behind = quoted ? readQuoted() : readPlain(first);
        endsLine = behind == '\n';
        if (!endsLine && behind != ',') {
            throw new IOException("line " + line + ": a field ends with "
                    + (behind == END ? "the file" : "'" + (char) behind + "'") + ", not with a comma or a line's end");
        }
        if (endsLine) {
            line++;
        }
        return true;
    }

    private int readPlain(int first) throws IOException {
        int b = first;
        while (b != ',' && b != '\n' && b != END) {
            append(b);
            b = read();
        }
        return b;
    }

    /** Up to the quote that is not doubled; the byte behind it. */
    private int readQuoted() throws IOException {
        while (true) {
            int b = read();
            if (b == '"') {
                int behind = read();
                if (behind != '"') {
                    return behind;
                }
            }
            if (b == END) {
                throw new IOException("line " + line + ": the file ends within quotes");
            }
            append(b);
        }
    }

    private void append(int b) {
        if (length == field.length) {
            field = Arrays.copyOf(field, Math.multiplyExact(length, 2));
        }
        field[length++] = (byte) b;
    }

    private int read() throws IOException {
        if (position == limit) {
            limit = in.read(input, 0, input.length);
            position = 0;
            if (limit < 0) {
                limit = 0;
                return END;
            }
        }
        return input[position++] & 0xFF;
    }

    /** The array at whose beginning the field lies; good until the next. */
    byte[] field() {
        return field;
    }

    int length() {
        return length;
    }

    /** Whether the field stood in quotes: then it is text, whatever it says. */
    boolean quoted() {
        return quoted;
    }

    /** Whether the field was its line's last. */
    boolean endsLine() {
        return endsLine;
    }

    /** The line of the next field's beginning, from 1; line breaks within quotes do not count. */
    long line() {
        return line;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
