// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.render;

import dev.songstreams.warehouse.query.model.Definition;
import dev.songstreams.warehouse.query.model.QueryStatement;
import dev.songstreams.warehouse.query.model.Statement;
import dev.songstreams.warehouse.query.model.Upkeep;
import dev.songstreams.warehouse.query.model.Write;

/** Renders any statement. The same statement always gives the same text. */
public final class StatementRenderer implements Statement.Visitor {

    private final SqlWriter out;

    private StatementRenderer(SqlWriter out) {
        this.out = out;
    }

    /** The statement as text and values. */
    public static RenderedQuery render(Statement statement) {
        SqlWriter out = new SqlWriter();
        render(statement, out);
        return out.finish();
    }

    static void render(Statement statement, SqlWriter out) {
        statement.accept(new StatementRenderer(out));
    }

    @Override
    public void query(QueryStatement query) {
        new QueryRenderer(out).render(query);
    }

    @Override
    public void write(Write write) {
        write.accept(new WriteRenderer(out));
    }

    @Override
    public void definition(Definition definition) {
        definition.accept(new DefinitionRenderer(out));
    }

    @Override
    public void upkeep(Upkeep upkeep) {
        upkeep.accept(new UpkeepRenderer(out));
    }
}
