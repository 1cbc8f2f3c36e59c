// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.text;

import java.util.ArrayList;
import java.util.List;

/** Reads RFC 4180 text: commas, quoted fields, doubled quotes, LF or CRLF. */
final class CsvParser {
    private final String text;
    private int position;

    CsvParser(String text) {
        this.text = text;
    }

    List<List<String>> records() {
        List<List<String>> records = new ArrayList<>();
        while (position < text.length()) {
            records.add(record());
        }
        return records;
    }

    private List<String> record() {
        List<String> fields = new ArrayList<>();
        fields.add(field());
        while (skip(',')) {
            fields.add(field());
        }
        skip('\r');
        if (!skip('\n') && position < text.length()) {
            throw new IllegalArgumentException("CSV: expected a comma or a line end at character " + position
                    + ", got '" + text.charAt(position) + "'; quote a field that holds quotes");
        }
        return List.copyOf(fields);
    }

    private String field() {
        return skip('"') ? quotedField() : plainField();
    }

    private String plainField() {
        int start = position;
        while (position < text.length() && ",\r\n\"".indexOf(text.charAt(position)) < 0) {
            position++;
        }
        return text.substring(start, position);
    }

    private String quotedField() {
        StringBuilder field = new StringBuilder(upToQuote());
        while (skip('"')) {
            field.append('"').append(upToQuote());
        }
        return field.toString();
    }

    private String upToQuote() {
        int start = position;
        int quote = text.indexOf('"', start);
        if (quote < 0) {
            throw new IllegalArgumentException("CSV: the quoted field at character " + start + " has no closing quote");
        }
        position = quote + 1;
        return text.substring(start, quote);
    }

    private boolean skip(char expected) {
        boolean here = position < text.length() && text.charAt(position) == expected;
        if (here) {
            position++;
        }
        return here;
    }
}
