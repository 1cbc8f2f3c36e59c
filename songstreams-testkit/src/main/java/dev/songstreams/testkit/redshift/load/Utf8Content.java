// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A file in the encoding that ENCODING names, read as UTF-8. Bytes that are not of that encoding are an error. */
final class Utf8Content extends InputStream {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader text;
    private final char[] chars = new char[8192];
    private byte[] bytes = {};
    private int at;
    private int kept;
    private boolean started;

    private Utf8Content(InputStream content, Charset encoding) {
        // Made of a decoder, the reader reports what it cannot read; made of a charset, it would replace it.
        this.text = new InputStreamReader(content, encoding.newDecoder());
    }

    static InputStream of(InputStream content, String encoding) throws IOException {
        return switch (encoding.toLowerCase(Locale.ROOT)) {
            case "utf16" -> new Utf8Content(withMark(content), StandardCharsets.UTF_16);
            case "utf16le" -> new Utf8Content(content, StandardCharsets.UTF_16LE);
            case "utf16be" -> new Utf8Content(content, StandardCharsets.UTF_16BE);
            case "iso88591" -> new Utf8Content(content, StandardCharsets.ISO_8859_1);
            default -> content;
        };
    }

    /** UTF16 without LE or BE needs the byte order mark. */
    private static InputStream withMark(InputStream content) throws IOException {
        PushbackInputStream marked = new PushbackInputStream(content, 2);
        byte[] first = marked.readNBytes(2);
        marked.unread(first);
        boolean big = first.length == 2 && first[0] == (byte) 0xfe && first[1] == (byte) 0xff;
        boolean little = first.length == 2 && first[0] == (byte) 0xff && first[1] == (byte) 0xfe;
        if (!big && !little) {
            throw new CharacterCodingException();
        }
        return marked;
    }

    @Override
    public int read() throws IOException {
        return fill() ? bytes[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        } else if (!fill()) {
            return -1;
        }
        int count = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, target, offset, count);
        at += count;
        return count;
    }

    private boolean fill() throws IOException {
        while (at == bytes.length) {
            int count = text.read(chars, kept, chars.length - kept);
            if (count < 0) {
                return false;
            }
            encode(kept + count);
        }
        return true;
    }

    /** The first half of a pair waits for the second. */
    private void encode(int length) {
        int start = !started && chars[0] == BYTE_ORDER_MARK ? 1 : 0;
        started = true;
        kept = Character.isHighSurrogate(chars[length - 1]) ? 1 : 0;
        bytes = new String(chars, start, length - kept - start).getBytes(StandardCharsets.UTF_8);
        at = 0;
        chars[0] = chars[length - 1];
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
