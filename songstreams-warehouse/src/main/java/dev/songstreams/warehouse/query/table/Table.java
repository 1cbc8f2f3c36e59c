// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.table;

import dev.songstreams.warehouse.query.model.Source;
import java.util.function.Function;

/**
 * Base of a user's own tables: a final class with a typed field for each column. Immutable.
 *
 * <pre>{@code
 * public final class Listens extends Table<Listens> {
 *     public static final Listens TABLE = new Listens(TableName.of("music", "listens"));
 *
 *     public final Column<String> artist = column("artist", String.class);
 *     public final Column<Instant> ts = column("ts", Instant.class);
 *
 *     private Listens(TableName name) {
 *         super(name, Listens::new);
 *     }
 * }
 * }</pre>
 *
 * <p>{@code Listens.TABLE.as("earlier")} is the same table with the same fields under another name, so that a table can
 * be joined to itself.
 *
 * @param <S> the user's own class
 */
public abstract non-sealed class Table<S extends Table<S>> implements Relation {

    private final TableName name;
    private final Function<TableName, S> constructor;

    /**
     * A table of this name.
     *
     * @param name where the table is
     * @param constructor makes the same table under another name; the class's own constructor
     */
    protected Table(TableName name, Function<TableName, S> constructor) {
        this.name = name;
        this.constructor = constructor;
    }

    /** A table that is known by name only, whose columns are made with {@link Column#of}. */
    public static RuntimeTable of(String schema, String name) {
        return new RuntimeTable(TableName.of(schema, name));
    }

    /** The same table under another name. */
    public final S as(String alias) {
        return constructor.apply(name.as(alias));
    }

    /** Where the table is, and what a query calls it. */
    public final TableName name() {
        return name;
    }

    @Override
    public final Source source() {
        return name.source();
    }

    /**
     * A column of this table, for a field of the user's class.
     *
     * @throws IllegalArgumentException if the type is not one that a column can have
     */
    protected final <T> Column<T> column(String columnName, Class<T> type) {
        return Column.of(this, columnName, type);
    }
}
