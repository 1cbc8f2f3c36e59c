// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.define;

import dev.songstreams.warehouse.query.Command;
import dev.songstreams.warehouse.query.model.Definition;
import dev.songstreams.warehouse.query.model.Definition.ColumnDefinition;
import dev.songstreams.warehouse.query.model.Definition.DefaultValue;
import dev.songstreams.warehouse.query.model.Encoding;
import dev.songstreams.warehouse.query.model.Statement;
import dev.songstreams.warehouse.query.table.Column;
import dev.songstreams.warehouse.query.table.RequiredColumn;
import dev.songstreams.warehouse.query.table.Table;
import java.util.List;

/** ALTER TABLE ... ADD COLUMN of a column that the table's class declares. Redshift adds one at a time. Immutable. */
public final class AlterTable {

    private final Table<?> table;

    private AlterTable(Table<?> table) {
        this.table = table;
    }

    /** The table that is changed. */
    public static AlterTable of(Table<?> table) {
        return new AlterTable(table);
    }

    /** Adds a column, which is null in the rows that are there. */
    public AddColumn addColumn(Column<?> column) {
        return new AddColumn(table.name().path(), Columns.of(table, column.node()));
    }

    /**
     * Adds a column that takes no nulls, so the rows that are there get the value, and so do those that bring none.
     *
     * @throws IllegalArgumentException if the value is not a text, a number, a boolean, a date or an enum
     */
    public <T> AddColumn addColumn(RequiredColumn<T> column, T value) {
        return new AddColumn(table.name().path(), Columns.of(table, column.node())).filled(value);
    }

    /** One column to be added. Immutable. */
    public static final class AddColumn implements Command {

        private final List<String> table;
        private final ColumnDefinition column;

        private AddColumn(List<String> table, ColumnDefinition column) {
            this.table = table;
            this.column = column;
        }

        /** How the column is compressed; Redshift's choice unless told. */
        public AddColumn encoded(Encoding encoding) {
            return new AddColumn(table, Columns.encoded(column, encoding));
        }

        @Override
        public Statement statement() {
            return new Definition.AddColumn(table, column);
        }

        private AddColumn filled(Object value) {
            return new AddColumn(table, Columns.filled(column, new DefaultValue(Constants.of(value))));
        }
    }
}
