// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.render;

import dev.songstreams.warehouse.query.model.Expr;
import dev.songstreams.warehouse.query.model.QueryStatement;
import dev.songstreams.warehouse.query.model.SetOperation;
import dev.songstreams.warehouse.query.model.SortKey;
import java.util.List;
import java.util.function.Consumer;

/** Sort keys: those of a query, of a window, of an ordered aggregate. */
final class OrderRenderer {

    private final SqlWriter out;

    OrderRenderer(SqlWriter out) {
        this.out = out;
    }

    void orderBy(QueryStatement query) {
        if (query.orderBy().isEmpty()) {
            return;
        }
        PositionRenderer positions = new PositionRenderer(out, query.body().projection());
        Consumer<Expr> key = query.body() instanceof SetOperation ? positions::position : positions::render;
        out.line("order by ").list(query.orderBy(), each -> key(each, key));
    }

    /** The keys with their keyword, for within a line. */
    void inline(List<SortKey> keys) {
        ExpressionRenderer expressions = new ExpressionRenderer(out);
        out.append("order by ").list(keys, each -> key(each, expressions::render));
    }

    private void key(SortKey key, Consumer<Expr> expression) {
        expression.accept(key.expression());
        out.append(key.direction().sql()).append(key.nulls().sql());
    }
}
