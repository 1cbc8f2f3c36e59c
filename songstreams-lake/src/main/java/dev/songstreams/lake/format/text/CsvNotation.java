// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.text;

import java.util.Arrays;

/**
 * The fields of RFC 4180. Quoted are those that need it, the empty text (which some readers take for null otherwise), texts
 * with blanks at an end (which some readers trim) or a hash in front (which some take for a comment).
 */
record CsvNotation(byte[] nullText) implements Notation {
    private static final byte[] NO_QUOTE = {};

    @Override
    public void putText(byte[] utf8, int offset, int length, TextBuffer to) {
        if (needsQuotes(utf8, offset, length)) {
            putQuoted(utf8, offset, length, to);
        } else {
            to.put(utf8, offset, length);
        }
    }

    @Override
    public void putTimestamp(long micros, TextBuffer to) {
        TimeText.putTimestamp(micros, ' ', to);
    }

    @Override
    public void putDate(long days, TextBuffer to) {
        TimeText.putDate(days, to);
    }

    @Override
    public byte[] decimalQuote(int precision) {
        return NO_QUOTE;
    }

    /** Whether the text is what stands for null. */
    boolean isNullText(byte[] utf8, int offset, int length) {
        return length == nullText.length && Arrays.equals(utf8, offset, offset + length, nullText, 0, nullText.length);
    }

    private boolean needsQuotes(byte[] utf8, int offset, int length) {
        if (length == 0 || isBlank(utf8[offset]) || isBlank(utf8[offset + length - 1]) || utf8[offset] == '#') {
            return true;
        }
        for (int i = offset; i < offset + length; i++) {
            byte b = utf8[i];
            if (b == ',' || b == '"' || b == '\n' || b == '\r') {
                return true;
            }
        }
        return isNullText(utf8, offset, length);
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    private static void putQuoted(byte[] utf8, int offset, int length, TextBuffer to) {
        to.put('"');
        int written = offset;
        int end = offset + length;
        for (int i = offset; i < end; i++) {
            if (utf8[i] == '"') {
                to.put(utf8, written, i + 1 - written);
                written = i;
            }
        }
        to.put(utf8, written, end - written);
        to.put('"');
    }
}
