// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is true, false or unknown of a row. */
public sealed interface Predicate {

    /** True of every row; the neutral element of AND, and what an absent clause holds. */
    Predicate ALWAYS = new Constant(true);

    /** True of no row; the neutral element of OR. */
    Predicate NEVER = new Constant(false);

    /** Calls the visitor's method for this kind of predicate. */
    void accept(Visitor visitor);

    /** Both this and the other; a constant is left out, or all there is. */
    default Predicate and(Predicate other) {
        return Logical.of(Logical.Word.AND, ALWAYS, this, other);
    }

    /** This or the other; a constant is left out, or all there is. */
    default Predicate or(Predicate other) {
        return Logical.of(Logical.Word.OR, NEVER, this, other);
    }

    /** The contrary of this. */
    default Predicate negated() {
        return this instanceof Constant constant ? new Constant(!constant.value()) : new Not(this);
    }

    /** What is done for each kind of predicate. */
    interface Visitor {
        /** True or false of every row. */
        void constant(Constant constant);

        /** Two expressions compared. */
        void comparison(Comparison comparison);

        /** An expression compared with all rows of a query. */
        void quantified(Quantified quantified);

        /** Within two bounds. */
        void between(Between between);

        /** One of several expressions. */
        void inList(InList in);

        /** One of a query's rows. */
        void inQuery(InQuery in);

        /** A text and a pattern. */
        void like(Like like);

        /** Null. */
        void isNull(IsNull isNull);

        /** A query that has rows. */
        void exists(Exists exists);

        /** Predicates joined by AND or OR. */
        void logical(Logical logical);

        /** The contrary. */
        void not(Not not);
    }

    /** True or false of every row. */
    record Constant(boolean value) implements Predicate {
        @Override
        public void accept(Visitor visitor) {
            visitor.constant(this);
        }
    }

    /** Two expressions compared. */
    record Comparison(Expr left, Operator operator, Expr right) implements Predicate {

        /** The ways to compare. */
        public enum Operator {
            /** Equal. */
            EQ("="),
            /** Not equal. */
            NE("<>"),
            /** Less. */
            LT("<"),
            /** Less or equal. */
            LE("<="),
            /** Greater. */
            GT(">"),
            /** Greater or equal. */
            GE(">=");

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
            visitor.comparison(this);
        }
    }

    /** An expression compared with each row of a query of one column. */
    record Quantified(Expr left, Quantifier quantifier, QueryStatement query) implements Predicate {

        /** The two comparisons of this kind that Redshift has (AWS, "Comparison condition"). */
        public enum Quantifier {
            /** Equal to one row at least. */
            ANY("= any"),
            /** Different from every row. */
            ALL("<> all");

            private final String sql;

            Quantifier(String sql) {
                this.sql = sql;
            }

            /** The operator and the keyword. */
            public String sql() {
                return sql;
            }
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.quantified(this);
        }
    }

    /** Within two bounds, both included. */
    record Between(Expr operand, Expr low, Expr high) implements Predicate {
        @Override
        public void accept(Visitor visitor) {
            visitor.between(this);
        }
    }

    /** One of several, at least one. */
    record InList(Expr operand, List<Expr> candidates) implements Predicate {

        /** Copies the list. */
        public InList {
            candidates = List.copyOf(candidates);
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.inList(this);
        }
    }

    /** One of the rows of a query of one column. */
    record InQuery(Expr operand, QueryStatement query) implements Predicate {
        @Override
        public void accept(Visitor visitor) {
            visitor.inQuery(this);
        }
    }

    /**
     * A text that matches a pattern.
     *
     * @param operand the text
     * @param pattern with % for any characters and _ for any one
     * @param escape the character that makes the next one of the pattern stand for itself, if one was named
     * @param ignoreCase whether letters match in either case
     */
    record Like(Expr operand, Expr pattern, Optional<Character> escape, boolean ignoreCase) implements Predicate {
        @Override
        public void accept(Visitor visitor) {
            visitor.like(this);
        }
    }

    /** Null. */
    record IsNull(Expr operand) implements Predicate {
        @Override
        public void accept(Visitor visitor) {
            visitor.isNull(this);
        }
    }

    /** A query that has rows. */
    record Exists(QueryStatement query) implements Predicate {
        @Override
        public void accept(Visitor visitor) {
            visitor.exists(this);
        }
    }

    /** Two or more predicates joined by one word. */
    record Logical(Word word, List<Predicate> parts) implements Predicate {

        /** Copies the list. */
        public Logical {
            parts = List.copyOf(parts);
        }

        /** The words that join. */
        public enum Word {
            /** All are true. */
            AND,
            /** At least one is true. */
            OR
        }

        private static Predicate of(Word word, Predicate neutral, Predicate left, Predicate right) {
            if (left.equals(neutral)) {
                return right;
            }
            if (right.equals(neutral)) {
                return left;
            }
            // The other constant decides: what is unknown of the rest does not matter either.
            if (left instanceof Constant) {
                return left;
            }
            if (right instanceof Constant) {
                return right;
            }
            List<Predicate> parts = new ArrayList<>();
            for (Predicate part : List.of(left, right)) {
                // a and (b and c) is a and b and c: one level, no parentheses
                parts.addAll(part instanceof Logical same && same.word == word ? same.parts : List.of(part));
            }
            return new Logical(word, parts);
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.logical(this);
        }
    }

    /** The contrary. */
    record Not(Predicate predicate) implements Predicate {
        @Override
        public void accept(Visitor visitor) {
            visitor.not(this);
        }
    }
}
