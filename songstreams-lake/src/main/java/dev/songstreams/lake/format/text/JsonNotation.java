// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.text;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/** The values of RFC 8259; text stays UTF-8, and only what must be escaped is. */
final class JsonNotation implements Notation {
    /** So many digits survive in a double, which many readers take every number for. */
    static final int MAX_EXACT_DIGITS = 15;

    private static final byte[] NO_QUOTE = {};
    private static final byte[] QUOTE = {'"'};
    private static final byte[] NULL = "null".getBytes(US_ASCII);

    /** By byte: what stands for it in a string, or nothing if it stands for itself. */
    private static final byte[][] ESCAPES = escapes();

    @Override
    public byte[] nullText() {
        return NULL;
    }

    /** None is looked for: {@link #standsBare no text} is without quotes anyway. */
    @Override
    public int specialFrom(byte[] utf8, int from, int end) {
        return end;
    }

    @Override
    public boolean standsBare(byte[] utf8, int offset, int length) {
        return false;
    }

    @Override
    public void putText(byte[] utf8, int offset, int length, TextBuffer to) {
        to.put('"');
        int written = offset;
        int end = offset + length;
        for (int i = offset; i < end; i++) {
            if (utf8[i] >= 0 && ESCAPES[utf8[i]].length > 0) {
                to.put(utf8, written, i - written);
                to.put(ESCAPES[utf8[i]]);
                written = i + 1;
            }
        }
        to.put(utf8, written, end - written);
        to.put('"');
    }

    @Override
    public int putTimestamp(long micros, byte[] to, int at) {
        to[at] = '"';
        int end = TimeText.putTimestamp(micros, 'T', to, at + 1);
        to[end] = 'Z';
        to[end + 1] = '"';
        return end + 2;
    }

    @Override
    public int putDate(long days, byte[] to, int at) {
        to[at] = '"';
        int end = TimeText.putDate(days, to, at + 1);
        to[end] = '"';
        return end + 1;
    }

    @Override
    public byte[] decimalQuote(int precision) {
        return precision <= MAX_EXACT_DIGITS ? NO_QUOTE : QUOTE;
    }

    private static byte[][] escapes() {
        byte[][] escapes = new byte[128][];
        Arrays.fill(escapes, new byte[0]);
        for (int b = 0; b < 0x20; b++) {
            escapes[b] = "\\u%04x".formatted(b).getBytes(US_ASCII);
        }
        escapes['\n'] = "\\n".getBytes(US_ASCII);
        escapes['\r'] = "\\r".getBytes(US_ASCII);
        escapes['\t'] = "\\t".getBytes(US_ASCII);
        escapes['"'] = "\\\"".getBytes(US_ASCII);
        escapes['\\'] = "\\\\".getBytes(US_ASCII);
        return escapes;
    }
}
