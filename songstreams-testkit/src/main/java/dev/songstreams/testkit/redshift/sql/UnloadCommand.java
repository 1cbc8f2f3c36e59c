// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import java.util.List;
import java.util.Map;

/**
 * An UNLOAD command, understood and checked.
 *
 * @param query the query in PostgreSQL's words
 * @param location what the keys of the files begin with
 * @param format the format of the files
 * @param options the parameters given, with their arguments
 * @param partitions the columns whose values become folders
 */
public record UnloadCommand(
        String query, S3Location location, Format format, Map<UnloadOption, String> options, List<String> partitions) {

    /** The formats that UNLOAD writes here. */
    public enum Format {
        /** Values between delimiters, without quotes: UNLOAD's default. */
        DELIMITED,
        /** Comma-separated values with quotes. */
        CSV,
        /** A JSON object a line. */
        JSON,
        /** Parquet. */
        PARQUET
    }

    /** Copies the collections. */
    public UnloadCommand {
        options = Map.copyOf(options);
        partitions = List.copyOf(partitions);
    }

    /** Whether a parameter was given. */
    public boolean has(UnloadOption option) {
        return options.containsKey(option);
    }

    /** The argument of a parameter, or the default if it was not given. */
    public String argument(UnloadOption option, String otherwise) {
        return options.getOrDefault(option, otherwise);
    }
}
