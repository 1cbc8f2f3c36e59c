// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

import dev.songstreams.testkit.redshift.sql.CopyCommand;
import dev.songstreams.testkit.redshift.sql.CopyOption;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts delimited text into rows and fields as ESCAPE and REMOVEQUOTES ask for: the character behind a backslash means itself, be it a
 * delimiter or a line break, and quotes around a field go, while what is between them stays.
 *
 * <p>From the AWS page "Data conversion parameters". A line break that is not escaped ends the row, within quotes too.
 */
final class DelimitedRows {

    private static final String NULL = "\\N";

    private final BufferedReader text;
    private final String delimiter;
    private final boolean escape;
    private final boolean unquote;
    private final boolean skipBlank;
    private final boolean standardNull;
    private final StringBuilder row = new StringBuilder();
    private final BitSet escaped = new BitSet();
    private long line = 1;

    DelimitedRows(Reader text, CopyCommand command) {
        this.text = new BufferedReader(text);
        this.delimiter = TextValues.asBytes(command.argument(CopyOption.DELIMITER, "|"));
        this.escape = command.has(CopyOption.ESCAPE);
        this.unquote = command.has(CopyOption.REMOVEQUOTES);
        this.skipBlank = command.has(CopyOption.IGNOREBLANKLINES);
        this.standardNull = !command.has(CopyOption.NULL);
    }

    /** Leaves out so many lines. */
    void skip(int lines) throws IOException {
        for (int i = 0; i < lines && text.readLine() != null; i++) {
            line++;
        }
    }

    /** The next row, or null at the end of the file. */
    @Nullable
    TextRow next() throws IOException {
        long start = line;
        while (readRow()) {
            if (!row.isEmpty() || !skipBlank) {
                return split(start);
            }
            start = line;
        }
        return null;
    }

    /** Reads up to a line break that is not escaped; says false if nothing is left. */
    private boolean readRow() throws IOException {
        row.setLength(0);
        escaped.clear();
        int c = text.read();
        if (c < 0) {
            return false;
        }
        for (; c >= 0 && c != '\n' && c != '\r'; c = text.read()) {
            append(c);
        }
        if (c == '\r') {
            skipLineFeed();
        }
        line++;
        return true;
    }

    private void append(int c) throws IOException {
        int next = escape && c == '\\' ? text.read() : -1;
        if (next >= 0) {
            escaped.set(row.length());
            line += next == '\n' ? 1 : 0;
        }
        row.append((char) (next >= 0 ? next : c));
    }

    private void skipLineFeed() throws IOException {
        text.mark(1);
        if (text.read() != '\n') {
            text.reset();
        }
    }

    private TextRow split(long start) {
        List<String> fields = new ArrayList<>();
        for (int at = 0; at <= row.length(); ) {
            boolean quoted = unquote && isQuote(at);
            int end = quoted ? closingQuote(at) : delimiterFrom(at);
            if (end < 0) {
                String message = "Missing closing quote: " + row.substring(at);
                return new TextRow(start, fields, new ValueFault(ValueFault.LINE, message));
            }
            fields.add(quoted ? row.substring(at + 1, end) : field(at, end));
            at = (quoted ? end + 1 : end) + delimiter.length();
        }
        return new TextRow(start, fields, null);
    }

    /** The sign for null is read as it stands, though its backslash looks like one that escapes. */
    private String field(int start, int end) {
        boolean isNull = standardNull && end == start + 1 && escaped.get(start) && row.charAt(start) == 'N';
        return isNull ? NULL : row.substring(start, end);
    }

    private boolean isQuote(int at) {
        return at < row.length() && !escaped.get(at) && (row.charAt(at) == '"' || row.charAt(at) == '\'');
    }

    /** The quote like this one that a delimiter or the end of the row follows. */
    private int closingQuote(int open) {
        for (int i = open + 1; i < row.length(); i++) {
            boolean same = row.charAt(i) == row.charAt(open) && !escaped.get(i);
            if (same && (i + 1 == row.length() || isDelimiter(i + 1))) {
                return i;
            }
        }
        return -1;
    }

    private int delimiterFrom(int start) {
        int at = start;
        while (at < row.length() && !isDelimiter(at)) {
            at++;
        }
        return at;
    }

    private boolean isDelimiter(int at) {
        int escapedNext = escaped.nextSetBit(at);
        boolean bare = escapedNext < 0 || escapedNext >= at + delimiter.length();
        return bare && row.length() >= at + delimiter.length() && row.indexOf(delimiter, at) == at;
    }
}
