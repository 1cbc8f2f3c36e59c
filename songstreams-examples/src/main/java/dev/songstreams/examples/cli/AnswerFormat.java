// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How an answer is printed. */
enum AnswerFormat {
    /** Columns in line, for people. */
    TABLE {
        @Override
        void print(Answer answer, PrintWriter out) {
            List<List<String>> cells = answer.rows().stream()
                    .map(row -> row.stream().map(AnswerFormat::cell).toList())
                    .toList();
            int[] widths = widths(answer, cells);
            printLine(answer.columns(), widths, answer, out);
            out.println("-".repeat(Arrays.stream(widths).sum() + 2 * (widths.length - 1)));
            cells.forEach(row -> printLine(row, widths, answer, out));
        }
    },
    /** RFC 4180, with a header. */
    CSV {
        @Override
        void print(Answer answer, PrintWriter out) throws IOException {
            CsvWriter csv = CsvWriter.builder().build(out);
            csv.writeRecord(answer.columns());
            for (List<@Nullable Object> row : answer.rows()) {
                csv.writeRecord(
                        row.stream().map(value -> Objects.toString(value, "")).toList());
            }
            csv.flush();
        }
    },
    /** An array of objects. */
    JSON {
        @Override
        void print(Answer answer, PrintWriter out) throws IOException {
            JsonMapper mapper = JsonMapper.builder()
                    .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                    .build();
            List<Map<String, @Nullable Object>> objects =
                    answer.rows().stream().map(row -> object(answer, row)).toList();
            mapper.writerWithDefaultPrettyPrinter().writeValue(out, objects);
            out.println();
        }
    };

    abstract void print(Answer answer, PrintWriter out) throws IOException;

    private static Map<String, @Nullable Object> object(Answer answer, List<@Nullable Object> row) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < row.size(); i++) {
            object.put(answer.columns().get(i), row.get(i));
        }
        return object;
    }

    private static String cell(@Nullable Object value) {
        return value instanceof Double number
                ? String.format(Locale.ROOT, "%.1f", number)
                : Objects.toString(value, "");
    }

    private static int[] widths(Answer answer, List<List<String>> cells) {
        int[] widths = answer.columns().stream().mapToInt(String::length).toArray();
        for (List<String> row : cells) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return widths;
    }

    /** Numbers to the right, text to the left. */
    private static void printLine(List<String> cells, int[] widths, Answer answer, PrintWriter out) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            boolean number = !answer.rows().isEmpty() && answer.rows().get(0).get(i) instanceof Number;
            String gap = " ".repeat(widths[i] - cells.get(i).length());
            line.append(i == 0 ? "" : "  ").append(number ? gap + cells.get(i) : cells.get(i) + gap);
        }
        out.println(line.toString().stripTrailing());
    }
}
