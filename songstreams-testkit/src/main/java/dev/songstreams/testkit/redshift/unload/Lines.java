// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.unload;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.songstreams.testkit.redshift.sql.UnloadCommand;
import dev.songstreams.testkit.redshift.sql.UnloadCommand.Format;
import dev.songstreams.testkit.redshift.sql.UnloadOption;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row as a line of CSV, of delimited text or of JSON. */
final class Lines {

    private final UnloadCommand command;
    private final List<UnloadColumn> columns;
    private final String delimiter;
    private final String nullText;

    Lines(UnloadCommand command, List<UnloadColumn> columns) {
        this.command = command;
        this.columns = columns;
        this.delimiter = command.argument(UnloadOption.DELIMITER, command.format() == Format.CSV ? "," : "|");
        this.nullText = command.argument(UnloadOption.NULL, "");
    }

    /** The names of the columns, or null if they are not asked for. */
    @Nullable
    String header() {
        return command.has(UnloadOption.HEADER)
                ? columns.stream().map(c -> field(c.name())).collect(Collectors.joining(delimiter)) + "\n"
                : null;
    }

    String line(List<@Nullable String> row) {
        boolean json = command.format() == Format.JSON;
        StringJoiner line = json ? new StringJoiner(",", "{", "}\n") : new StringJoiner(delimiter, "", "\n");
        for (int i = 0; i < row.size(); i++) {
            line.add(json ? jsonField(columns.get(i), row.get(i)) : field(row.get(i)));
        }
        return line.toString();
    }

    private String field(@Nullable String value) {
        if (value == null) {
            return nullText;
        }
        boolean special = value.contains(delimiter) || value.chars().anyMatch(c -> c == '"' || c == '\n' || c == '\r');
        if (command.format() == Format.CSV) {
            return special ? '"' + value.replace("\"", "\"\"") + '"' : value;
        }
        String escaped = command.has(UnloadOption.ESCAPE) ? escaped(value) : value;
        return command.has(UnloadOption.ADDQUOTES) ? '"' + escaped + '"' : escaped;
    }

    private String escaped(String value) {
        String escaped = value.replace("\\", "\\\\")
                .replace("\n", "\\\n")
                .replace("\r", "\\\r")
                .replace(delimiter, "\\" + delimiter);
        return command.has(UnloadOption.ADDQUOTES)
                ? escaped.replace("\"", "\\\"").replace("'", "\\'")
                : escaped;
    }

    private static String jsonField(UnloadColumn column, @Nullable String value) {
        return quoted(column.name()) + ":" + jsonValue(column, value);
    }

    private static String jsonValue(UnloadColumn column, @Nullable String value) {
        if (value == null) {
            return "null";
        } else if (column.type() == UnloadColumn.BOOL) {
            return value.equals("t") ? "true" : "false";
        }
        boolean number = column.isBareInJson() && !value.equals("NaN") && !value.endsWith("Infinity");
        return number ? value : quoted(value);
    }

    private static String quoted(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
