// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.model;

import java.util.List;
import java.util.Optional;

/** A statement that changes a table's rows. */
public sealed interface Write extends Statement {

    /** The table whose rows change. */
    Source.Named target();

    /** Calls the visitor's method for this kind of change. */
    void accept(Write.Visitor visitor);

    @Override
    default void accept(Statement.Visitor visitor) {
        visitor.write(this);
    }

    /** What is done for each kind of change. */
    interface Visitor {
        /** Rows of values. */
        void insertRows(InsertRows insert);

        /** A query's rows. */
        void insertQuery(InsertQuery insert);

        /** New values in rows that are there. */
        void update(Update update);

        /** Rows taken away. */
        void delete(Delete delete);

        /** Rows changed or taken away where they match another table's, and added where they don't. */
        void merge(Merge merge);

        /** Rows replaced by another table's. */
        void mergeDuplicates(MergeDuplicates merge);
    }

    /** A column, by its bare name, and what is put into it. */
    record Assigned(String column, Expr value) {}

    /**
     * INSERT of values.
     *
     * @param target the table
     * @param columns the columns that are given, at least one
     * @param rows the values of each row, in the order of the columns
     */
    record InsertRows(Source.Named target, List<String> columns, List<List<Expr>> rows) implements Write {

        /** Copies the lists. */
        public InsertRows {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }

        @Override
        public void accept(Write.Visitor visitor) {
            visitor.insertRows(this);
        }
    }

    /**
     * INSERT of a query's rows.
     *
     * @param target the table
     * @param columns the columns that the query's columns go to, in their order
     * @param query the rows
     */
    record InsertQuery(Source.Named target, List<String> columns, QueryStatement query) implements Write {

        /** Copies the list. */
        public InsertQuery {
            columns = List.copyOf(columns);
        }

        @Override
        public void accept(Write.Visitor visitor) {
            visitor.insertQuery(this);
        }
    }

    /**
     * UPDATE.
     *
     * @param target the table
     * @param assignments what is put where, at least one
     * @param from further sources, each with those joined to it, that the values and the condition may refer to
     * @param where which rows
     */
    record Update(Source.Named target, List<Assigned> assignments, List<From> from, Predicate where) implements Write {

        /** Copies the lists. */
        public Update {
            assignments = List.copyOf(assignments);
            from = List.copyOf(from);
        }

        @Override
        public void accept(Write.Visitor visitor) {
            visitor.update(this);
        }
    }

    /**
     * DELETE.
     *
     * @param target the table
     * @param using further sources that the condition may refer to
     * @param where which rows
     */
    record Delete(Source.Named target, List<Source> using, Predicate where) implements Write {

        /** Copies the list. */
        public Delete {
            using = List.copyOf(using);
        }

        @Override
        public void accept(Write.Visitor visitor) {
            visitor.delete(this);
        }
    }

    /**
     * MERGE with both of its branches, which Redshift demands.
     *
     * @param target the table whose rows change
     * @param source the table whose rows come in
     * @param on which rows belong together
     * @param update what a row that matches is given; empty if it is deleted
     * @param insert what a row is made of that matches none
     */
    record Merge(
            Source.Named target,
            Source.Named source,
            Predicate on,
            Optional<List<Assigned>> update,
            List<Assigned> insert)
            implements Write {

        /** Copies the lists. */
        public Merge {
            update = update.map(List::copyOf);
            insert = List.copyOf(insert);
        }

        @Override
        public void accept(Write.Visitor visitor) {
            visitor.merge(this);
        }
    }

    /** MERGE ... REMOVE DUPLICATES: the source's rows, each once, take the place of those that they match. */
    record MergeDuplicates(Source.Named target, Source.Named source, Predicate on) implements Write {
        @Override
        public void accept(Write.Visitor visitor) {
            visitor.mergeDuplicates(this);
        }
    }
}
