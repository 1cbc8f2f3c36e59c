// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.model;

import java.util.List;
import java.util.Optional;

/** A statement that makes, changes, empties or removes a table. */
public sealed interface Definition extends Statement {

    /** The table's name, preceded by its schema where there is one. */
    List<String> table();

    /** Calls the visitor's method for this kind of change. */
    void accept(Definition.Visitor visitor);

    @Override
    default void accept(Statement.Visitor visitor) {
        visitor.definition(this);
    }

    /** What is done for each kind of change. */
    interface Visitor {
        /** A table of given columns. */
        void createTable(CreateTable create);

        /** A table of a query's rows. */
        void createTableAs(CreateTableAs create);

        /** One more column. */
        void addColumn(AddColumn add);

        /** A table removed. */
        void dropTable(DropTable drop);

        /** A table emptied. */
        void truncate(Truncate truncate);
    }

    /**
     * CREATE TABLE.
     *
     * @param table its name
     * @param manner how it is made and kept
     * @param ifNotExists whether one that is there already is no error
     * @param columns its columns, at least one
     * @param primaryKey the columns of its primary key, which Redshift notes and does not enforce
     * @param attributes by what its rows are spread and sorted
     */
    record CreateTable(
            List<String> table,
            Manner manner,
            boolean ifNotExists,
            List<ColumnDefinition> columns,
            List<String> primaryKey,
            TableAttributes attributes)
            implements Definition {

        /** Copies the lists. */
        public CreateTable {
            table = List.copyOf(table);
            columns = List.copyOf(columns);
            primaryKey = List.copyOf(primaryKey);
        }

        @Override
        public void accept(Definition.Visitor visitor) {
            visitor.createTable(this);
        }
    }

    /** CREATE TABLE AS. */
    record CreateTableAs(List<String> table, Manner manner, TableAttributes attributes, QueryStatement query)
            implements Definition {

        /** Copies the list. */
        public CreateTableAs {
            table = List.copyOf(table);
        }

        @Override
        public void accept(Definition.Visitor visitor) {
            visitor.createTableAs(this);
        }
    }

    /** ALTER TABLE ... ADD COLUMN, of which Redshift takes one at a time. */
    record AddColumn(List<String> table, ColumnDefinition column) implements Definition {

        /** Copies the list. */
        public AddColumn {
            table = List.copyOf(table);
        }

        @Override
        public void accept(Definition.Visitor visitor) {
            visitor.addColumn(this);
        }
    }

    /**
     * DROP TABLE.
     *
     * @param table its name
     * @param ifExists whether a table that is not there is no error
     * @param cascade whether what depends on it goes with it
     */
    record DropTable(List<String> table, boolean ifExists, boolean cascade) implements Definition {

        /** Copies the list. */
        public DropTable {
            table = List.copyOf(table);
        }

        @Override
        public void accept(Definition.Visitor visitor) {
            visitor.dropTable(this);
        }
    }

    /** TRUNCATE, which commits. */
    record Truncate(List<String> table) implements Definition {

        /** Copies the list. */
        public Truncate {
            table = List.copyOf(table);
        }

        @Override
        public void accept(Definition.Visitor visitor) {
            visitor.truncate(this);
        }
    }

    /**
     * How a table is made and kept.
     *
     * @param temporary whether it goes with the session
     * @param backup whether it is in snapshots
     */
    record Manner(boolean temporary, boolean backup) {}

    /**
     * One column of a definition.
     *
     * @param name its name
     * @param type its type
     * @param required whether it takes no nulls
     * @param value where it gets a value if a row brings none
     * @param encoding its compression, if one is chosen
     */
    record ColumnDefinition(
            String name, TypeName type, boolean required, Optional<Filling> value, Optional<Encoding> encoding) {}

    /** Where a column gets its value if a row brings none. */
    sealed interface Filling permits DefaultValue, Identity {}

    /** A constant. */
    record DefaultValue(Expr constant) implements Filling {}

    /** Numbers that rise, by steps and with gaps. */
    record Identity(long seed, long step) implements Filling {}

    /**
     * By what a table's rows are spread and sorted.
     *
     * @param distribution how rows are spread, if it is said
     * @param sortKey how they are sorted, if it is said
     */
    record TableAttributes(Optional<Distribution> distribution, Optional<SortKeyColumns> sortKey) {}

    /**
     * How rows are spread.
     *
     * @param style the style
     * @param column the column whose value chooses the node, for style KEY
     */
    record Distribution(Style style, Optional<String> column) {

        /** The styles. */
        public enum Style {
            /** Redshift chooses. */
            AUTO,
            /** Rows go around. */
            EVEN,
            /** Every node has all rows. */
            ALL,
            /** By a column's value. */
            KEY
        }
    }

    /**
     * How rows are sorted.
     *
     * @param kind the kind of key
     * @param columns its columns in order; none for AUTO
     */
    record SortKeyColumns(Kind kind, List<String> columns) {

        /** Copies the list. */
        public SortKeyColumns {
            columns = List.copyOf(columns);
        }

        /** The kinds of keys. */
        public enum Kind {
            /** Redshift chooses. */
            AUTO,
            /** By the first column, then by the next. */
            COMPOUND,
            /** By all columns alike. */
            INTERLEAVED
        }
    }
}
