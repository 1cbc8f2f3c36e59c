// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.model;

/**
 * One key of an ORDER BY.
 *
 * @param expression what is sorted by
 * @param direction upwards or downwards
 * @param nulls where nulls go
 */
public record SortKey(Expr expression, Direction direction, Nulls nulls) {

    /** Upwards or downwards. */
    public enum Direction {
        /** Least first: the default, so no word is written. */
        ASCENDING(""),
        /** Greatest first. */
        DESCENDING(" desc");

        private final String sql;

        Direction(String sql) {
            this.sql = sql;
        }

        /** The keyword with the blank before it. */
        public String sql() {
            return sql;
        }
    }

    /** Where nulls go. */
    public enum Nulls {
        /** Where Redshift puts them: last upwards, first downwards. */
        DEFAULT(""),
        /** Before all else. */
        FIRST(" nulls first"),
        /** After all else. */
        LAST(" nulls last");

        private final String sql;

        Nulls(String sql) {
            this.sql = sql;
        }

        /** The keywords with the blank before them. */
        public String sql() {
            return sql;
        }
    }
}
