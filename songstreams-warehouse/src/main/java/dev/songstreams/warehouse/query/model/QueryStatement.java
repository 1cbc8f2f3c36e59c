// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.model;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A whole query: its common tables, its body, and how the rows are sorted and cut.
 *
 * @param with common tables, in the order in which they may refer to each other
 * @param body the select, or the select statements combined
 * @param orderBy sort keys, most significant first; empty for no order
 * @param limit the greatest number of rows, if there is one
 * @param offset rows left out at the beginning; 0 for none
 */
public record QueryStatement(
        List<CommonTable> with, QueryBody body, List<SortKey> orderBy, OptionalLong limit, long offset)
        implements Statement {

    /** Copies the lists, checks the numbers, and refuses aggregates that sort in different ways. */
    public QueryStatement {
        with = List.copyOf(with);
        orderBy = List.copyOf(orderBy);
        requireNotNegative("LIMIT", limit.orElse(0));
        requireNotNegative("OFFSET", offset);
        if (body instanceof SelectBody select) {
            SortedAggregates.requireOneOrder(select, orderBy);
        }
    }

    /** A query of nothing but its body. */
    public static QueryStatement of(QueryBody body) {
        return new QueryStatement(List.of(), body, List.of(), OptionalLong.empty(), 0);
    }

    /** The same query with these common tables. */
    public QueryStatement withCommonTables(List<CommonTable> tables) {
        return new QueryStatement(tables, body, orderBy, limit, offset);
    }

    /** The same query with another body. */
    public QueryStatement withBody(QueryBody other) {
        return new QueryStatement(with, other, orderBy, limit, offset);
    }

    /** The same query, sorted by these keys after those it has. */
    public QueryStatement withOrder(List<SortKey> further) {
        List<SortKey> keys = new ArrayList<>(orderBy);
        keys.addAll(further);
        return new QueryStatement(with, body, keys, limit, offset);
    }

    /** The same query with at most this many rows. */
    public QueryStatement withLimit(long rows) {
        return new QueryStatement(with, body, orderBy, OptionalLong.of(rows), offset);
    }

    /** The same query without its first rows. */
    public QueryStatement withOffset(long rows) {
        return new QueryStatement(with, body, orderBy, limit, rows);
    }

    /** Whether the query is its body and nothing else, so that it can stand in a set operation without parentheses. */
    public boolean isBare() {
        return with.isEmpty() && orderBy.isEmpty() && limit.isEmpty() && offset == 0;
    }

    @Override
    public void accept(Visitor visitor) {
        visitor.query(this);
    }

    private static void requireNotNegative(String clause, long rows) {
        if (rows < 0) {
            throw new IllegalArgumentException(clause + " takes a number of rows that is 0 or more, not " + rows);
        }
    }

    /**
     * One entry of a WITH clause.
     *
     * @param name what the query calls it
     * @param columns the names of its columns, where they are said; else they are the query's own
     * @param query the rows it stands for
     * @param recursive whether its query refers to itself
     */
    public record CommonTable(String name, List<String> columns, QueryStatement query, boolean recursive) {

        /** Copies the list. */
        public CommonTable {
            columns = List.copyOf(columns);
        }
    }
}
