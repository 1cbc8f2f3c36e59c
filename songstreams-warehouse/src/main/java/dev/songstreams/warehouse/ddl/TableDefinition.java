// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.ddl;

import dev.songstreams.core.row.Column;
import dev.songstreams.core.row.RowSchema;
import dev.songstreams.warehouse.query.table.TableName;
import dev.songstreams.warehouse.sql.Quoting;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table that is to be: its columns in the order in which COPY fills them, and its keys. Immutable.
 *
 * <pre>{@code
 * TableDefinition table = TableDefinition.of(TableName.of("public", "purchases"), schema, TableKeys.of(purchases));
 * table.createStatement();   // CREATE TABLE IF NOT EXISTS public.purchases (...) DISTKEY (customer) COMPOUND SORTKEY (at)
 * }</pre>
 *
 * @param name the table, with its schema
 * @param columns its columns in order
 * @param keys by what it is spread and sorted
 * @param firstColumns how many of the columns were there from the first row on. Columns behind them take nulls, whatever
 *     their declaration says, for the rows from before have no value in them
 */
public record TableDefinition(TableName name, List<Column> columns, TableKeys keys, int firstColumns) {
    /** Checks that the keys are columns. */
    public TableDefinition {
        columns = List.copyOf(columns);
        if (name.path().size() != 2) {
            throw new IllegalArgumentException("a table's definition names its schema; " + name.path() + " does not");
        }
        List<String> names = columns.stream().map(Column::name).toList();
        List<String> keyColumns = new ArrayList<>(keys.sortKey());
        keys.distKey().ifPresent(keyColumns::add);
        for (String key : keyColumns) {
            if (!names.contains(key)) {
                throw new IllegalArgumentException(
                        "the key " + key + " of " + QualifiedName.sql(name) + " is none of its columns " + names);
            }
        }
    }

    /** A table of all of a schema's columns. */
    public static TableDefinition of(TableName name, RowSchema schema, TableKeys keys) {
        return new TableDefinition(name, schema.columns(), keys, schema.size());
    }

    /** The same table, of whose columns only so many were there from the first row on. */
    public TableDefinition withFirstColumns(int count) {
        return new TableDefinition(name, columns, keys, count);
    }

    /** CREATE TABLE IF NOT EXISTS, with keys and encodings. */
    public String createStatement() {
        StringBuilder sql = new StringBuilder("CREATE TABLE IF NOT EXISTS ").append(QualifiedName.sql(name));
        sql.append(" (\n");
        for (int i = 0; i < columns.size(); i++) {
            sql.append("    ").append(declaration(i, i < firstColumns));
            sql.append(i < columns.size() - 1 ? ",\n" : "\n");
        }
        sql.append(")");
        sql.append(keys.distKey()
                .map(key -> " DISTKEY (" + Quoting.identifier(key) + ")")
                .orElse(" DISTSTYLE AUTO"));
        return sql.append(sortKey()).toString();
    }

    /**
     * What to add to the table that is there: an ALTER TABLE for each column it lacks, since Redshift adds one at a time.
     * Nothing if it has them all, or more behind them.
     *
     * @throws TableMismatchException if its columns differ otherwise; names the column, both types and what to do
     */
    public List<String> addStatements(List<CataloguedColumn> there) {
        for (int i = 0; i < Math.min(there.size(), columns.size()); i++) {
            checkAgrees(i, there.get(i));
        }
        List<String> statements = new ArrayList<>();
        for (int i = there.size(); i < columns.size(); i++) {
            statements.add("ALTER TABLE " + QualifiedName.sql(name) + " ADD COLUMN " + declaration(i, false));
        }
        return statements;
    }

    /**
     * How to widen text columns of the table that is there which hold less than these: an ALTER TABLE each, which Redshift does in
     * no transaction, and not for columns that are encoded as BYTEDICT, RUNLENGTH, TEXT255 or TEXT32K, have a default or are of a
     * key. Nothing for columns that hold more.
     *
     * @throws TableMismatchException if its columns differ otherwise
     */
    public List<String> widenStatements(List<CataloguedColumn> there) {
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < Math.min(there.size(), columns.size()); i++) {
            checkAgrees(i, there.get(i));
            RedshiftType type = RedshiftType.of(columns.get(i).type());
            int bytes = RedshiftType.textBytes(type.catalogued()).orElse(0);
            if (bytes > RedshiftType.textBytes(there.get(i).type()).orElse(bytes)) {
                statements.add("ALTER TABLE " + QualifiedName.sql(name) + " ALTER COLUMN "
                        + Quoting.identifier(columns.get(i).name()) + " TYPE " + type.declared());
            }
        }
        return statements;
    }

    private void checkAgrees(int index, CataloguedColumn there) {
        Column wanted = columns.get(index);
        RedshiftType type = RedshiftType.of(wanted.type());
        String place = "column " + (index + 1) + " of " + QualifiedName.sql(name);
        boolean bothText = RedshiftType.textBytes(there.type()).isPresent()
                && RedshiftType.textBytes(type.catalogued()).isPresent();
        if (!there.name().equals(Quoting.fold(wanted.name()))
                || !bothText && !there.type().equals(type.catalogued())) {
            throw new TableMismatchException(
                    place + " is " + there.name() + " " + there.type() + ", but the events have "
                            + wanted.name() + " " + type.catalogued()
                            + " there; COPY goes by position, so columns can only be appended. Load into another table, or change"
                            + " this one to the events' columns");
        }
        if (there.notNull() && (!wanted.required() || index >= firstColumns)) {
            throw new TableMismatchException(place + ", " + there.name() + ", is NOT NULL, but events may have no value"
                    + " in it. Load into another table, or make one without NOT NULL of this one's rows");
        }
    }

    private String declaration(int index, boolean mayBeRequired) {
        Column column = columns.get(index);
        RedshiftType type = RedshiftType.of(column.type());
        // Uncompressed, as AWS has sort keys: Redshift skips blocks by them, and a block should not hold too many rows.
        String encoding = keys.sortKey().contains(column.name()) ? RedshiftType.RAW : type.encoding();
        return Quoting.identifier(column.name()) + " " + type.declared()
                + (column.required() && mayBeRequired ? " NOT NULL" : "") + " ENCODE " + encoding;
    }

    private String sortKey() {
        if (keys.sortKey().isEmpty()) {
            return " SORTKEY AUTO";
        }
        return keys.sortKey().stream()
                .map(Quoting::identifier)
                .collect(Collectors.joining(", ", " COMPOUND SORTKEY (", ")"));
    }
}
