// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.render;

import dev.songstreams.warehouse.query.model.Expr;
import dev.songstreams.warehouse.query.model.Projection;

/**
 * A key of GROUP BY or ORDER BY. One that binds values and is selected too is written as its position: two question
 * marks are two parameters to the server, which could not see that the expressions are the same.
 */
final class PositionRenderer {

    private final SqlWriter out;
    private final Projection projection;

    PositionRenderer(SqlWriter out, Projection projection) {
        this.out = out;
        this.projection = projection;
    }

    void render(Expr key) {
        if (bindsValues(key) && projection.positionOf(key).isPresent()) {
            position(key);
        } else {
            new ExpressionRenderer(out).render(key);
        }
    }

    /** Always the position, as a set operation needs it. */
    void position(Expr key) {
        int position = projection
                .positionOf(key)
                .orElseThrow(() -> new IllegalArgumentException(
                        "a union, intersection or difference can be sorted only by what its first"
                                + " query selects; select the expression there, or sort a query around it"));
        out.append(position);
    }

    private static boolean bindsValues(Expr key) {
        SqlWriter trial = new SqlWriter();
        new ExpressionRenderer(trial).render(key);
        return trial.holdsValues();
    }
}
