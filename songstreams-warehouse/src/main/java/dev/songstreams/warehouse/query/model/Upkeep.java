// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A statement that looks after tables or shows how another would run. */
public sealed interface Upkeep extends Statement {

    /** Calls the visitor's method for this kind of upkeep. */
    void accept(Upkeep.Visitor visitor);

    @Override
    default void accept(Statement.Visitor visitor) {
        visitor.upkeep(this);
    }

    /** What is done for each kind of upkeep. */
    interface Visitor {
        /** The plan of another statement. */
        void explain(Explain explain);

        /** Statistics for the planner. */
        void analyze(Analyze analyze);

        /** Room of deleted rows, and order. */
        void vacuum(Vacuum vacuum);
    }

    /**
     * EXPLAIN.
     *
     * @param statement what would run
     * @param verbose whether the whole plan is shown, not its summary
     */
    record Explain(Statement statement, boolean verbose) implements Upkeep {
        @Override
        public void accept(Upkeep.Visitor visitor) {
            visitor.explain(this);
        }
    }

    /**
     * ANALYZE.
     *
     * @param table the table
     * @param columns those that are looked at, where they are named
     * @param scope which columns else, where that is said
     */
    record Analyze(List<String> table, List<String> columns, Optional<Scope> scope) implements Upkeep {

        /** Copies the lists. */
        public Analyze {
            table = List.copyOf(table);
            columns = List.copyOf(columns);
        }

        /** Which columns are looked at. */
        public enum Scope {
            /** Those that queries filter, join and group by. */
            PREDICATE_COLUMNS("predicate columns"),
            /** All. */
            ALL_COLUMNS("all columns");

            private final String sql;

            Scope(String sql) {
                this.sql = sql;
            }

            /** The keywords. */
            public String sql() {
                return sql;
            }
        }

        @Override
        public void accept(Upkeep.Visitor visitor) {
            visitor.analyze(this);
        }
    }

    /**
     * VACUUM.
     *
     * @param table the table
     * @param kind what is done
     * @param percent how much of the table must be in order for it to be left as it is, where that is said
     * @param boost whether it takes more of the cluster
     */
    record Vacuum(List<String> table, Kind kind, OptionalInt percent, boolean boost) implements Upkeep {

        /** Copies the list. */
        public Vacuum {
            table = List.copyOf(table);
        }

        /** What VACUUM does. */
        public enum Kind {
            /** Takes back room, and sorts. */
            FULL("full"),
            /** Sorts only. */
            SORT_ONLY("sort only"),
            /** Takes back room only. */
            DELETE_ONLY("delete only"),
            /** Analyses interleaved sort keys anew, then does all of FULL. */
            REINDEX("reindex"),
            /** Sorts what came last among itself. */
            RECLUSTER("recluster");

            private final String sql;

            Kind(String sql) {
                this.sql = sql;
            }

            /** The keywords. */
            public String sql() {
                return sql;
            }
        }

        @Override
        public void accept(Upkeep.Visitor visitor) {
            visitor.vacuum(this);
        }
    }
}
