// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of somebody's listens.
 *
 * @param folder where they lie
 * @param pattern what DuckDB finds them by
 * @param snakeCase whether the columns are named so, and not as eventsim names its fields
 */
record ScannedFiles(Path folder, String pattern, boolean snakeCase) {
    static ScannedFiles ours(Path root) {
        Path folder = root.resolve("1/clean/listen_events");
        return new ScannedFiles(folder, folder + "/**/*.parquet", true);
    }

    static ScannedFiles spark(Path root) {
        Path folder = root.resolve("1/listen_events");
        return new ScannedFiles(folder, folder + "/*.parquet", false);
    }

    /** A query with eventsim's names, by the names that these files have. */
    String named(String sql) {
        Matcher camel = Pattern.compile("(?<=[a-z])[A-Z](?=[a-z])").matcher(sql);
        return snakeCase ? camel.replaceAll(hump -> "_" + hump.group().toLowerCase(Locale.ROOT)) : sql;
    }

    List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".parquet")).toList();
        }
    }
}
