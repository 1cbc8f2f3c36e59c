// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.faults;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lines before the body of an HTTP message.
 *
 * @param text all of it with the empty line, one character for each byte, so that it is passed on as it came
 * @param headers by their names in small letters
 */
record HttpHead(String text, Map<String, String> headers) {
    private static final int MAX_BYTES = 64 * 1024;

    /** Reads a head; null if the other side closed the connection instead of beginning one. */
    static @Nullable HttpHead read(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int atEnd = 0;
        while (atEnd < 4) {
            int b = in.read();
            if (b < 0 && bytes.size() == 0) {
                return null;
            }
            if (b < 0 || bytes.size() == MAX_BYTES) {
                throw new EOFException("no whole HTTP head within " + bytes.size() + " bytes");
            }
            bytes.write(b);
            boolean fits = b == (atEnd % 2 == 0 ? '\r' : '\n');
            atEnd = fits ? atEnd + 1 : b == '\r' ? 1 : 0;
        }
        String text = bytes.toString(StandardCharsets.ISO_8859_1);
        return new HttpHead(text, headers(text));
    }

    private static Map<String, String> headers(String text) {
        Map<String, String> headers = new LinkedHashMap<>();
        text.lines().skip(1).filter(line -> line.indexOf(':') > 0).forEach(line -> {
            int colon = line.indexOf(':');
            headers.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (first, second) -> first + "," + second);
        });
        return headers;
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    String startLine() {
        return text.substring(0, text.indexOf('\r'));
    }

    /** The status of an answer. */
    int status() {
        return Integer.parseInt(startLine().split(" ", 3)[1]);
    }

    boolean expectsContinue() {
        return has("expect", "100-continue");
    }

    boolean isChunked() {
        return has("transfer-encoding", "chunked");
    }

    boolean closes() {
        return has("connection", "close");
    }

    /** The length of the body, or -1 where the head does not say it. */
    long contentLength() {
        return Long.parseLong(headers.getOrDefault("content-length", "-1"));
    }

    private boolean has(String header, String value) {
        return headers.getOrDefault(header, "").toLowerCase(Locale.ROOT).contains(value);
    }
}
