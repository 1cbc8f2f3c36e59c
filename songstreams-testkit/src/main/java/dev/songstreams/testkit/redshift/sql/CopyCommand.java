// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A COPY command, understood and checked.
 *
 * @param table the table's name with its qualifiers, as one wrote it, folded to lower case
 * @param columns the column list, or null if the command has none
 * @param location where the manifest is, or the prefix of the files
 * @param format the format of the files
 * @param options the parameters given, with their arguments
 * @param text the command without its credentials, for the load history
 */
public record CopyCommand(
        List<String> table,
        @Nullable List<String> columns,
        S3Location location,
        Format format,
        Map<CopyOption, String> options,
        String text) {

    /** The formats of files that COPY reads here. */
    public enum Format {
        /** Parquet. */
        PARQUET,
        /** Comma-separated values with quotes. */
        CSV,
        /** JSON objects, one after the other. */
        JSON,
        /** Lines cut at a delimiter, without quotes: COPY's default. */
        DELIMITED
    }

    /** Copies the collections. */
    public CopyCommand {
        table = List.copyOf(table);
        columns = columns == null ? null : List.copyOf(columns);
        options = Map.copyOf(options);
    }

    /** Whether a parameter was given. */
    public boolean has(CopyOption option) {
        return options.containsKey(option);
    }

    /** The argument of a parameter, or the default if it was not given. */
    public String argument(CopyOption option, String otherwise) {
        return options.getOrDefault(option, otherwise);
    }

    /** The table's own name. */
    public String tableName() {
        return table.get(table.size() - 1);
    }

    /** The table's name as SQL, every part quoted. */
    public String quotedTable() {
        return String.join(".", table.stream().map(Quoting::name).toList());
    }
}
