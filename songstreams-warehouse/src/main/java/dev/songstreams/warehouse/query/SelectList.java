// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query;

import dev.songstreams.warehouse.query.model.From;
import dev.songstreams.warehouse.query.model.Projection;
import dev.songstreams.warehouse.query.model.QueryStatement;
import dev.songstreams.warehouse.query.model.SelectBody;
import dev.songstreams.warehouse.query.table.CommonTable;
import dev.songstreams.warehouse.query.table.Relation;
import java.util.List;

/**
 * What is selected, before it is said from where.
 *
 * @param <R> what a row is
 */
public final class SelectList<R> {

    private final List<QueryStatement.CommonTable> with;
    private final Projection projection;
    private final RowShape<R> shape;

    SelectList(List<QueryStatement.CommonTable> with, Projection projection, RowShape<R> shape) {
        this.with = with;
        this.projection = projection;
        this.shape = shape;
    }

    /** Equal rows are given once. */
    public SelectList<R> distinct() {
        return new SelectList<>(with, new Projection(true, projection.items()), shape);
    }

    /** With these common tables before those that there are. */
    public SelectList<R> with(CommonTable... tables) {
        return new SelectList<>(With.definitions(List.of(tables), with), projection, shape);
    }

    /**
     * From no table: one row of values, such as {@code getDate()}, or the first row of a recursive table. A column in it is refused by
     * the server.
     */
    public Query<R> withoutFrom() {
        QueryStatement statement = QueryStatement.of(SelectBody.withoutTables(projection));
        return new MappedQuery<>(statement.withCommonTables(with), shape);
    }

    /** From a table, derived table or common table; others are joined to it. */
    public Select<R> from(Relation relation) {
        SelectBody body = SelectBody.of(projection, new From(relation.source(), List.of()));
        return new Select<>(QueryStatement.of(body).withCommonTables(with), body, shape);
    }
}
