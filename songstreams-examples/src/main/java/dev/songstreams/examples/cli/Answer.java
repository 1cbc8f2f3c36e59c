// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An answer as a table of values.
 *
 * @param columns the columns' names
 * @param rows the rows, each with a value or null per column
 */
record Answer(List<String> columns, List<List<@Nullable Object>> rows) {
    /** The answer of these records: a column per component, named in snake_case; a day is a text. */
    static <R extends Record> Answer of(Class<R> type, List<R> records) {
        RecordComponent[] components = type.getRecordComponents();
        List<String> columns = Arrays.stream(components)
                .map(component -> snakeCase(component.getName()))
                .toList();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (R record : records) {
            List<@Nullable Object> row = new ArrayList<>();
            for (RecordComponent component : components) {
                row.add(value(component, record));
            }
            rows.add(row);
        }
        return new Answer(columns, rows);
    }

    private static @Nullable Object value(RecordComponent component, Record record) {
        try {
            Object value = component.getAccessor().invoke(record);
            return value instanceof LocalDate day ? day.toString() : value;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a public record's component can be read: " + component, e);
        }
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
