// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import java.util.OptionalLong;

/**
 * The value that made a COPY fail, as Redshift's load-error views tell it. Text that they do not tell is empty.
 *
 * @param file the file's URL
 * @param line the line of a CSV file, the row of a Parquet file, if known
 * @param column the column of the table
 * @param value the value as it stands in the file
 * @param reason what is wrong with it, in Redshift's words
 * @param queryId the COPY's query id
 */
public record LoadError(String file, OptionalLong line, String column, String value, String reason, long queryId) {

    LoadError withValue(String other) {
        return new LoadError(file, line, column, other, reason, queryId);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        line.ifPresent(number -> text.append(", line ").append(number));
        if (!column.isEmpty()) {
            text.append(", column ").append(column);
        }
        if (!value.isEmpty()) {
            text.append(", value '").append(value).append('\'');
        }
        return text.append(": ")
                .append(reason)
                .append(" (query ")
                .append(queryId)
                .append(")")
                .toString();
    }
}
