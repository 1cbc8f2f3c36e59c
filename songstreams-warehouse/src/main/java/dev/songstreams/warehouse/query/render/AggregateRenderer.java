// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.render;

import dev.songstreams.warehouse.query.model.Expr;

/** An aggregate without its window: DISTINCT, APPROXIMATE and WITHIN GROUP. */
final class AggregateRenderer {

    private final SqlWriter out;

    AggregateRenderer(SqlWriter out) {
        this.out = out;
    }

    void render(Expr.Aggregate aggregate) {
        out.append(aggregate.counting() == Expr.Aggregate.Counting.APPROXIMATE_DISTINCT ? "approximate " : "");
        out.name(aggregate.function()).append("(");
        out.append(aggregate.counting() == Expr.Aggregate.Counting.ALL ? "" : "distinct ");
        arguments(aggregate);
        out.append(")");
        if (!aggregate.withinGroup().isEmpty()) {
            out.append(" within group (");
            new OrderRenderer(out).inline(aggregate.withinGroup());
            out.append(")");
        }
    }

    private void arguments(Expr.Aggregate aggregate) {
        if (aggregate.arguments().isEmpty()) {
            out.append("*");
        } else {
            ExpressionRenderer expressions = new ExpressionRenderer(out);
            out.list(aggregate.arguments(), (Expr each) -> expressions.render(each));
        }
    }
}
