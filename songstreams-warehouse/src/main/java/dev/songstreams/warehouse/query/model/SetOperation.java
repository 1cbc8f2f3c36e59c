// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.model;

/**
 * Two queries combined row by row.
 *
 * @param left the first query; its select list names the columns
 * @param kind how they are combined
 * @param right the second query
 */
public record SetOperation(QueryStatement left, Kind kind, QueryStatement right) implements QueryBody {

    @Override
    public Projection projection() {
        return left.body().projection();
    }

    @Override
    public void accept(Visitor visitor) {
        visitor.setOperation(this);
    }

    /** How two queries are combined. Redshift has ALL for UNION only. */
    public enum Kind {
        /** Rows of either, each once. */
        UNION("union"),
        /** Rows of either, repeated ones too. */
        UNION_ALL("union all"),
        /** Rows of both, each once. */
        INTERSECT("intersect"),
        /** Rows of the first that the second lacks, each once. */
        EXCEPT("except");

        private final String sql;

        Kind(String sql) {
            this.sql = sql;
        }

        /** The keywords. */
        public String sql() {
            return sql;
        }
    }
}
