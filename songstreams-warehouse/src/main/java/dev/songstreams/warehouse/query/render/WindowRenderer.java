// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.render;

import dev.songstreams.warehouse.query.model.Expr;
import dev.songstreams.warehouse.query.model.WindowSpec;

/** The OVER clause of a window function. */
final class WindowRenderer {

    private final SqlWriter out;

    WindowRenderer(SqlWriter out) {
        this.out = out;
    }

    void render(WindowSpec window) {
        out.append(" over (");
        String gap = "";
        if (!window.partitionBy().isEmpty()) {
            ExpressionRenderer expressions = new ExpressionRenderer(out);
            out.append("partition by ").list(window.partitionBy(), (Expr each) -> expressions.render(each));
            gap = " ";
        }
        if (!window.orderBy().isEmpty()) {
            out.append(gap);
            new OrderRenderer(out).inline(window.orderBy());
        }
        window.frame().ifPresent(this::frame);
        out.append(")");
    }

    private void frame(WindowSpec.Frame frame) {
        out.append(" rows between ");
        bound(frame.start());
        out.append(" and ");
        bound(frame.end());
    }

    private void bound(WindowSpec.Bound bound) {
        if (bound.side() == WindowSpec.Bound.Side.CURRENT) {
            out.append("current row");
            return;
        }
        bound.rows().ifPresentOrElse(rows -> out.append(rows), () -> out.append("unbounded"));
        out.append(bound.side() == WindowSpec.Bound.Side.PRECEDING ? " preceding" : " following");
    }
}
