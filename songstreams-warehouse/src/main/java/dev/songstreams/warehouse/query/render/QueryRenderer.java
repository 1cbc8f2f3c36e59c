// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.render;

import dev.songstreams.warehouse.query.model.QueryBody;
import dev.songstreams.warehouse.query.model.QueryStatement;
import dev.songstreams.warehouse.query.model.SelectBody;
import dev.songstreams.warehouse.query.model.SetOperation;

/** A whole query: WITH, the body, ORDER BY, LIMIT and OFFSET. */
final class QueryRenderer implements QueryBody.Visitor {

    private final SqlWriter out;

    QueryRenderer(SqlWriter out) {
        this.out = out;
    }

    void render(QueryStatement query) {
        with(query);
        query.body().accept(this);
        new OrderRenderer(out).orderBy(query);
        // A number that the DSL has checked cannot carry text, and Redshift's grammar asks for a number here.
        query.limit().ifPresent(rows -> out.line("limit ").append(rows));
        if (query.offset() > 0) {
            out.line("offset ").append(query.offset());
        }
    }

    @Override
    public void select(SelectBody select) {
        new SelectRenderer(out).render(select);
    }

    @Override
    public void setOperation(SetOperation operation) {
        operand(operation.left());
        out.line(operation.kind().sql()).line("");
        operand(operation.right());
    }

    private void operand(QueryStatement query) {
        // UNION, INTERSECT and EXCEPT bind differently: parentheses say what was meant.
        if (query.isBare() && query.body() instanceof SelectBody) {
            render(query);
        } else {
            out.nested(() -> render(query));
        }
    }

    private void with(QueryStatement query) {
        if (!query.with().isEmpty()) {
            boolean recursive = query.with().stream().anyMatch(QueryStatement.CommonTable::recursive);
            out.append(recursive ? "with recursive " : "with ")
                    .list(query.with(), this::commonTable)
                    .line("");
        }
    }

    private void commonTable(QueryStatement.CommonTable table) {
        out.name(table.name());
        if (!table.columns().isEmpty()) {
            out.append(" (").list(table.columns(), out::name).append(")");
        }
        out.append(" as ").nested(() -> render(table.query()));
    }
}
