// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.row;

import java.util.Objects;

/**
 * One column of a {@link RowSchema}.
 *
 * @param name its name in every file and table: lower-case snake_case by convention
 * @param type its type
 * @param required whether every row must have a value
 */
public record Column(String name, ColumnType type, boolean required) {
    /** Checks that the column has a name. */
    public Column {
        Objects.requireNonNull(type, "type");
        if (name.isBlank()) {
            throw new IllegalArgumentException("a column needs a name");
        }
    }

    /** Whether it can take the place of the other in its files and tables: it differs at most in holding longer text. */
    public boolean canReplace(Column other) {
        return name.equals(other.name) && required == other.required && type.holds(other.type);
    }

    /** A column in which every row has a value. */
    public static Column required(String name, ColumnType type) {
        return new Column(name, type, true);
    }

    /** A column in which a row may have no value. */
    public static Column optional(String name, ColumnType type) {
        return new Column(name, type, false);
    }

    @Override
    public String toString() {
        return name + " " + type + (required ? " required" : "");
    }
}
