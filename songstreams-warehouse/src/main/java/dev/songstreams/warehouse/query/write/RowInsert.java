// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.write;

import dev.songstreams.warehouse.query.table.Assignment;
import dev.songstreams.warehouse.query.table.Column;
import dev.songstreams.warehouse.query.table.Table;
import dev.songstreams.warehouse.query.table.TableColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a record becomes a row of a table: for each column, what of the record goes into it. Immutable.
 *
 * <pre>{@code
 * RowInsert<Song> songs = RowInsert.<Song>into(s)
 *         .set(s.songKey, Song::key)
 *         .setNullable(s.genre, Song::genre);
 * database.insert(songs, List.of(first, second));
 * }</pre>
 *
 * <p>Rows go in many to a statement, since Redshift takes far longer for each statement than for each row. For more than
 * some thousand rows use COPY.
 *
 * @param <R> the record
 */
public final class RowInsert<R> {

    /** Redshift's protocol carries so many values with a statement. */
    private static final int MAX_VALUES = Short.MAX_VALUE;

    /** Redshift's statements end at 16 MB; a row of question marks is far from that, but the plan grows with each. */
    private static final int MAX_ROWS = 1_000;

    private final Table<?> table;
    private final List<Function<R, Assignment>> columns;

    private RowInsert(Table<?> table, List<Function<R, Assignment>> columns) {
        this.table = table;
        this.columns = List.copyOf(columns);
    }

    /** Into this table; what goes where is said by {@link #set}. */
    public static <R> RowInsert<R> into(Table<?> table) {
        return new RowInsert<>(table, List.of());
    }

    /** The column gets what the function gives, which is never null. */
    public <T> RowInsert<R> set(TableColumn<T> column, Function<? super R, ? extends T> value) {
        return with(row -> column.to(value.apply(row)));
    }

    /** The column gets what the function gives, or null. */
    public <T> RowInsert<R> setNullable(Column<T> column, Function<? super R, ? extends @Nullable T> value) {
        return with(row -> column.toNullable(value.apply(row)));
    }

    /**
     * The statements that insert these rows, in their order, as few as the protocol allows.
     *
     * @throws IllegalArgumentException if no column was named, or a value is null that may not be
     */
    public List<InsertRows> statements(List<? extends R> rows) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("no column was named; say with set(...) what goes where");
        }
        int atOnce = Math.min(MAX_ROWS, MAX_VALUES / columns.size());
        List<InsertRows> statements = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += atOnce) {
            statements.add(statement(rows.subList(from, Math.min(from + atOnce, rows.size()))));
        }
        return statements;
    }

    private InsertRows statement(List<? extends R> rows) {
        Target target = Target.unaliased(table, "INSERT");
        return InsertRows.ofAll(target, rows.stream().map(this::assignments).toList());
    }

    private List<Assignment> assignments(R row) {
        return columns.stream().map(column -> column.apply(row)).toList();
    }

    private RowInsert<R> with(Function<R, Assignment> column) {
        List<Function<R, Assignment>> all = new ArrayList<>(columns);
        all.add(column);
        return new RowInsert<>(table, all);
    }
}
