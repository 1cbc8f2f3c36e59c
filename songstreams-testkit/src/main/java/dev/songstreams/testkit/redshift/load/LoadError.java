// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

/**
 * The value that failed a load, as the load-error views show it; what is not known is empty text.
 *
 * @param file the file's URL
 * @param line the line of a text file, or the row of a columnar one, from 1
 * @param column the table's column, or null if the row as a whole is wrong
 * @param rawLine the line as it stands in the file
 * @param rawValue the value as it stands in the file
 * @param reason what is wrong with it
 */
record LoadError(String file, long line, TargetColumn column, String rawLine, String rawValue, ValueFault reason) {

    String text() {
        String where = column.name().isEmpty() ? "" : ", column " + column.name() + " " + column.declaration();
        return "file " + file + ", line " + line + where + ": " + reason.message();
    }
}
