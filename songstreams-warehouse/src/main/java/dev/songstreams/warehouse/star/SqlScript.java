// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.star;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Statements of a {@code .sql} file of this package. In the file each ends with a semicolon at a line's end, lines that begin
 * with two dashes are comments, and <code>${name}</code> stands for what the caller puts there, which is quoted SQL.
 */
final class SqlScript {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)\\}");

    private final String file;
    private final String text;

    private SqlScript(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** The script in a file, such as {@code refresh/songs.sql}. */
    static SqlScript of(String file) {
        try (InputStream content = SqlScript.class.getResourceAsStream(file)) {
            if (content == null) {
                throw new IllegalStateException("the jar of songstreams-warehouse lacks " + file);
            }
            String all = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            return new SqlScript(
                    file, all.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n")));
        } catch (IOException e) {
            throw new UncheckedIOException("the jar of songstreams-warehouse can't be read", e);
        }
    }

    /** The statements, with the values in place of their names. */
    List<String> statements(Map<String, String> values) {
        // Divided first: what stands for a name may hold anything.
        return Stream.of(text.split(";\n|;$"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .map(statement -> filled(statement, values))
                .toList();
    }

    private String filled(String statement, Map<String, String> values) {
        return PLACEHOLDER
                .matcher(statement)
                .replaceAll(name -> Matcher.quoteReplacement(value(name.group(1), values)));
    }

    private String value(String name, Map<String, String> values) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(file + " has a place for " + name + ", but nothing to put there");
        }
        return value;
    }
}
