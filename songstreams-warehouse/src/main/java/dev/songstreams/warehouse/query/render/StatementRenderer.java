// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.render;

import dev.songstreams.warehouse.query.model.QueryStatement;
import dev.songstreams.warehouse.query.model.Statement;

/** Renders any statement. The same statement always gives the same text. */
public final class StatementRenderer implements Statement.Visitor {

    private final SqlWriter out = new SqlWriter();

    private StatementRenderer() {}

    /** The statement as text and values. */
    public static RenderedQuery render(Statement statement) {
        StatementRenderer renderer = new StatementRenderer();
        statement.accept(renderer);
        return renderer.out.finish();
    }

    @Override
    public void query(QueryStatement query) {
        new QueryRenderer(out).render(query);
    }
}
