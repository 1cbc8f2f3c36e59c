// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.row;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The columns of a row, in order. The order matters: CSV and COPY go by it. Immutable.
 *
 * @param name what the rows are, such as {@code listen_event}; a Parquet file's message name
 * @param columns the columns; at least one, no two alike but for case, since Redshift folds case
 */
public record RowSchema(String name, List<Column> columns) {
    /** Checks that the columns' names differ. */
    public RowSchema {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException(name + ": a schema needs a column");
        }
        Set<String> seen = new HashSet<>();
        for (Column column : columns) {
            if (!seen.add(column.name().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(name + ": two columns are named " + column.name());
            }
        }
    }

    /** The number of columns. */
    public int size() {
        return columns.size();
    }

    /** The column at a position from 0. */
    public Column column(int index) {
        return columns.get(index);
    }

    /**
     * The position of the column of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public int indexOf(String columnName) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(columnName)) {
                return i;
            }
        }
        throw new IllegalArgumentException(name + " has no column " + columnName);
    }

    /** This schema with other columns in front. */
    public RowSchema withLeading(List<Column> leading) {
        List<Column> all = new ArrayList<>(leading);
        all.addAll(columns);
        return new RowSchema(name, all);
    }

    /**
     * Where the other schema can't be what this one has grown into: the position from 0 of its first column that is missing, narrower or
     * another. None if the other only appends columns and widens text.
     */
    public OptionalInt outgrownAt(RowSchema other) {
        return IntStream.range(0, size())
                .filter(i -> i >= other.size() || !other.column(i).canReplace(column(i)))
                .findFirst();
    }

    /**
     * The schema that has room for the rows of both: all columns of the longer, each text as long as the longer of the two.
     *
     * @throws IllegalArgumentException if a column at the same place is another in the other schema
     */
    public RowSchema withRoomFor(RowSchema other) {
        List<Column> both = new ArrayList<>(size() >= other.size() ? columns : other.columns);
        for (int i = 0; i < Math.min(size(), other.size()); i++) {
            Column mine = column(i);
            Column theirs = other.column(i);
            if (!mine.canReplace(theirs) && !theirs.canReplace(mine)) {
                throw new IllegalArgumentException(
                        name + ": column " + (i + 1) + " is " + mine + " and, in the other schema, " + theirs);
            }
            both.set(i, mine.canReplace(theirs) ? mine : theirs);
        }
        return new RowSchema(name, both);
    }

    /** Whether the other schema begins with all of this one's columns: then it only appends to it. */
    public boolean isPrefixOf(RowSchema other) {
        return other.size() >= size() && other.columns.subList(0, size()).equals(columns);
    }
}
