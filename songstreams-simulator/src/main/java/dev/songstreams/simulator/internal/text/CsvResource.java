// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** A CSV file of this module, UTF-8, with a header line. */
public final class CsvResource {
    private final String name;
    private final String text;

    /** Reads the resource of this name that lies beside a class. */
    public CsvResource(Class<?> neighbour, String name) {
        this.name = name;
        this.text = read(neighbour, name);
    }

    /** The file as it is, header included. */
    public String text() {
        return text;
    }

    /** The rows below the header, each made into something; all rows must have as many fields as the header. */
    public <T> List<T> rows(Function<List<String>, T> maker) {
        List<List<String>> records = new CsvParser(text).records();
        int width = records.get(0).size();
        return records.stream()
                .skip(1)
                .map(row -> maker.apply(checked(row, width)))
                .toList();
    }

    private List<String> checked(List<String> row, int width) {
        if (row.size() != width) {
            throw new IllegalArgumentException(name + ": expected " + width + " fields, got " + row.size() + " in "
                    + row + "; is a comma unquoted?");
        }
        return row;
    }

    private static String read(Class<?> neighbour, String name) {
        try (InputStream in = neighbour.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is not beside " + neighbour.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + name + " beside " + neighbour.getName(), e);
        }
    }
}
