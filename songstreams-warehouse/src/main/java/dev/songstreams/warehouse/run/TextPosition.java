// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

/**
 * Finds a place of the text that the server was sent in the text that was rendered: the driver sends $1, $2 and so on for
 * the question marks.
 */
final class TextPosition {

    private final String sql;

    TextPosition(String sql) {
        this.sql = sql;
    }

    /** The place in the rendered text, counted from 1; 0 stays 0. */
    int inRendered(int positionSent) {
        int sent = 1;
        int parameters = 0;
        char quote = 0;
        for (int i = 0; i < sql.length(); i++) {
            if (sent >= positionSent) {
                return positionSent == 0 ? 0 : i + 1;
            }
            char c = sql.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '?') {
                parameters++;
                sent += Integer.toString(parameters).length();
            }
            sent++;
        }
        return Math.min(positionSent, sql.length() + 1);
    }
}
