// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a file into its JSON objects and arrays, which stand one after the other with or without line breaks. Only brackets and
 * strings are looked at; so one that is broken inside is still cut out whole, and what is no object at all ends with its line.
 */
final class JsonRecords {

    /** One record, and the line it begins on, from 1. */
    record Item(long line, byte[] json) {}

    private final InputStream content;
    private long line = 1;

    JsonRecords(InputStream content) {
        this.content = new BufferedInputStream(content, 1 << 16);
    }

    /** The next record, or null at the end of the file. */
    @Nullable
    Item next() throws IOException {
        int first = read();
        while (first == ' ' || first == '\t' || first == '\r' || first == '\n') {
            first = read();
        }
        if (first < 0) {
            return null;
        }
        long start = first == '\n' ? line - 1 : line;
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        json.write(first);
        if (first == '{' || first == '[') {
            toClosingBracket(json);
        } else {
            toEndOfLine(json);
        }
        return new Item(start, json.toByteArray());
    }

    private void toClosingBracket(ByteArrayOutputStream json) throws IOException {
        boolean inString = false;
        for (int depth = 1; depth > 0; ) {
            int c = read();
            if (c < 0) {
                return;
            }
            json.write(c);
            if (c == '"') {
                inString = !inString;
            } else if (inString) {
                if (c == '\\') {
                    json.write(read());
                }
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
            }
        }
    }

    private void toEndOfLine(ByteArrayOutputStream json) throws IOException {
        for (int c = read(); c >= 0 && c != '\n'; c = read()) {
            json.write(c);
        }
    }

    private int read() throws IOException {
        int c = content.read();
        line += c == '\n' ? 1 : 0;
        return c;
    }
}
