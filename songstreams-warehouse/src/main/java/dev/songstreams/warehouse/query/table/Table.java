// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.table;

import dev.songstreams.warehouse.query.expression.SqlType;
import dev.songstreams.warehouse.query.model.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Base of a user's own tables: a final class with a typed field for each column. Immutable.
 *
 * <pre>{@code
 * public final class Listens extends Table<Listens> {
 *     public static final Listens TABLE = new Listens(TableName.of("music", "listens"));
 *
 *     public final RequiredColumn<Instant> ts = required("ts", SqlType.TIMESTAMP);
 *     public final Column<String> artist = column("artist", SqlType.varchar(200));
 *
 *     private Listens(TableName name) {
 *         super(name, Listens::new);
 *     }
 * }
 * }</pre>
 *
 * <p>Queries need the Java type alone, {@code column("artist", String.class)}; to make the table, say Redshift's.
 *
 * <p>{@code Listens.TABLE.as("earlier")} is the same table with the same fields under another name, so that a table can
 * be joined to itself.
 *
 * @param <S> the user's own class
 */
public abstract non-sealed class Table<S extends Table<S>> implements Relation {

    private final TableName name;
    private final Function<TableName, S> constructor;
    // Filled by the constructor of the user's class, and by nothing else.
    private final List<ColumnDeclaration> columns = new ArrayList<>();

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
     * The columns in the order in which the class made them. For {@link
     * dev.songstreams.warehouse.query.define.CreateTable} each needs a type of Redshift's.
     */
    public final List<ColumnDeclaration> columns() {
        return List.copyOf(columns);
    }

    /**
     * A column of this table, for a field of the user's class.
     *
     * @throws IllegalArgumentException if the type is not one that a column can have
     */
    protected final <T> Column<T> column(String columnName, Class<T> type) {
        columns.add(new ColumnDeclaration(columnName, Optional.empty(), false));
        return Column.of(this, columnName, type);
    }

    /** A column of this table of a type of Redshift's, for a field of the user's class. */
    protected final <T> Column<T> column(String columnName, SqlType<T> type) {
        columns.add(new ColumnDeclaration(columnName, Optional.of(type.name()), false));
        return Column.of(this, columnName, type.javaType());
    }

    /** A column that takes no nulls, of a type of Redshift's, for a field of the user's class. */
    protected final <T> RequiredColumn<T> required(String columnName, SqlType<T> type) {
        columns.add(new ColumnDeclaration(columnName, Optional.of(type.name()), true));
        return new RequiredColumn<>(this, columnName, type.javaType());
    }
}
