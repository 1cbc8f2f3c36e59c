// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What has a value in a row. Its Java type is known to the DSL alone. */
public sealed interface Expr {

    /** Calls the visitor's method for this kind of expression. */
    void accept(Visitor visitor);

    /** What is done for each kind of expression. */
    interface Visitor {
        /** A column of a source in FROM. */
        void column(Column column);

        /** A bound value. */
        void value(Value value);

        /** A string constant. */
        void constant(Constant constant);

        /** A numeric constant. */
        void digits(Digits digits);

        /** A bare word. */
        void word(Word word);

        /** The default of the column that is written. */
        void columnDefault(ColumnDefault columnDefault);

        /** A place within a SUPER value. */
        void path(Path path);

        /** Null. */
        void none(None none);

        /** A function's result. */
        void call(Call call);

        /** An operator between two expressions. */
        void operation(Operation operation);

        /** The negative of a number. */
        void negation(Negation negation);

        /** The first branch that is true. */
        void choice(Choice choice);

        /** A change of type. */
        void cast(Cast cast);

        /** A field of a date or time. */
        void extract(Extract extract);

        /** One value from many rows. */
        void aggregate(Aggregate aggregate);

        /** A function over a window. */
        void over(Over over);

        /** The one value of a query. */
        void scalar(Scalar scalar);
    }

    /** A column of a source in FROM, whose alias qualifies it. */
    record Column(String qualifier, String name) implements Expr {
        @Override
        public void accept(Visitor visitor) {
            visitor.column(this);
        }
    }

    /** A value, always bound. */
    record Value(Object value) implements Expr {
        @Override
        public void accept(Visitor visitor) {
            visitor.value(this);
        }
    }

    /** A text that Redshift wants as a constant, such as LISTAGG's delimiter; it is quoted. */
    record Constant(String text) implements Expr {
        @Override
        public void accept(Visitor visitor) {
            visitor.constant(this);
        }
    }

    /** A number that Redshift wants as a constant, such as PERCENTILE_CONT's percentile. */
    record Digits(BigDecimal number) implements Expr {
        @Override
        public void accept(Visitor visitor) {
            visitor.digits(this);
        }
    }

    /** The default of the column that is written; it stands in VALUES and SET only. */
    record ColumnDefault() implements Expr {
        @Override
        public void accept(Visitor visitor) {
            visitor.columnDefault(this);
        }
    }

    /**
     * A place within a SUPER value.
     *
     * @param root a column with its qualifier, or the alias of an element in FROM
     * @param steps from the root to the place
     */
    record Path(List<String> root, List<Step> steps) implements Expr {

        /** Copies the lists. */
        public Path {
            root = List.copyOf(root);
            steps = List.copyOf(steps);
        }

        /** One step: into an attribute, or to an element. */
        public sealed interface Step permits Attribute, Index {}

        /** An attribute of an object, by its name. */
        public record Attribute(String name) implements Step {}

        /** An element of an array, counted from 0. */
        public record Index(int position) implements Step {}

        @Override
        public void accept(Visitor visitor) {
            visitor.path(this);
        }
    }

    /** A bare word as an argument, such as DATEADD's unit; it is rendered as a name. */
    record Word(String text) implements Expr {
        @Override
        public void accept(Visitor visitor) {
            visitor.word(this);
        }
    }

    /** Null. */
    record None() implements Expr {
        @Override
        public void accept(Visitor visitor) {
            visitor.none(this);
        }
    }

    /** A function's result. */
    record Call(String function, List<Expr> arguments) implements Expr {

        /** Copies the list. */
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.call(this);
        }
    }

    /** An operator between two expressions. */
    record Operation(Expr left, Operator operator, Expr right) implements Expr {

        /** The operators. */
        public enum Operator {
            /** Sum. */
            PLUS("+"),
            /** Difference. */
            MINUS("-"),
            /** Product. */
            TIMES("*"),
            /** Quotient; of integers without its fraction. */
            DIVIDED_BY("/"),
            /** Remainder. */
            MODULO("%"),
            /** Texts one after the other. */
            CONCAT("||");

            private final String sql;

            Operator(String sql) {
                this.sql = sql;
            }

            /** The operator in SQL. */
            public String sql() {
                return sql;
            }
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.operation(this);
        }
    }

    /** The negative of a number. */
    record Negation(Expr operand) implements Expr {
        @Override
        public void accept(Visitor visitor) {
            visitor.negation(this);
        }
    }

    /** A searched CASE of at least one branch; null if none is true and nothing else is given. */
    record Choice(List<Branch> branches, Optional<Expr> otherwise) implements Expr {

        /** Copies the list. */
        public Choice {
            branches = List.copyOf(branches);
        }

        /** One WHEN with its THEN. */
        public record Branch(Predicate when, Expr then) {}

        @Override
        public void accept(Visitor visitor) {
            visitor.choice(this);
        }
    }

    /** A change of type. */
    record Cast(Expr operand, TypeName type) implements Expr {
        @Override
        public void accept(Visitor visitor) {
            visitor.cast(this);
        }
    }

    /** A field of a date or time, by its name. */
    record Extract(String field, Expr operand) implements Expr {
        @Override
        public void accept(Visitor visitor) {
            visitor.extract(this);
        }
    }

    /**
     * One value from many rows.
     *
     * @param function its name
     * @param counting which rows it takes
     * @param arguments in order; none for COUNT(*)
     * @param withinGroup the order in which it takes them, for LISTAGG and PERCENTILE_CONT
     */
    record Aggregate(String function, Counting counting, List<Expr> arguments, List<SortKey> withinGroup)
            implements Expr {

        /** Copies the lists. */
        public Aggregate {
            arguments = List.copyOf(arguments);
            withinGroup = List.copyOf(withinGroup);
        }

        /** Which rows an aggregate takes. */
        public enum Counting {
            /** Every row. */
            ALL,
            /** Each different value once. */
            DISTINCT,
            /** Each different value once, as an estimate. */
            APPROXIMATE_DISTINCT
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.aggregate(this);
        }
    }

    /**
     * A function over a window.
     *
     * @param function an aggregate or a call
     * @param ignoringNulls whether rows of which its first argument is null are passed over
     * @param window what it sees
     */
    record Over(Expr function, boolean ignoringNulls, WindowSpec window) implements Expr {
        @Override
        public void accept(Visitor visitor) {
            visitor.over(this);
        }
    }

    /** The one value of a query of one column and at most one row. */
    record Scalar(QueryStatement query) implements Expr {
        @Override
        public void accept(Visitor visitor) {
            visitor.scalar(this);
        }
    }
}
