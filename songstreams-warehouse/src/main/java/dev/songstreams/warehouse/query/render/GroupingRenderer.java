// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.render;

import dev.songstreams.warehouse.query.model.Expr;
import dev.songstreams.warehouse.query.model.Grouping;
import dev.songstreams.warehouse.query.model.Projection;
import java.util.List;

/** The parts of a GROUP BY. */
final class GroupingRenderer implements Grouping.Visitor {

    private final SqlWriter out;
    private final PositionRenderer keys;

    GroupingRenderer(SqlWriter out, Projection projection) {
        this.out = out;
        this.keys = new PositionRenderer(out, projection);
    }

    @Override
    public void key(Grouping.Key key) {
        keys.render(key.expression());
    }

    @Override
    public void rollup(Grouping.Rollup rollup) {
        out.append("rollup ");
        list(rollup.keys());
    }

    @Override
    public void cube(Grouping.Cube cube) {
        out.append("cube ");
        list(cube.keys());
    }

    @Override
    public void sets(Grouping.Sets sets) {
        out.append("grouping sets (").list(sets.sets(), this::list).append(")");
    }

    private void list(List<Expr> expressions) {
        out.append("(").list(expressions, (Expr each) -> keys.render(each)).append(")");
    }
}
