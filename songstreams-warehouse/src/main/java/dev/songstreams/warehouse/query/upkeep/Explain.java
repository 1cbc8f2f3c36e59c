// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.upkeep;

import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.model.Statement;
import dev.songstreams.warehouse.query.model.Upkeep;
import dev.songstreams.warehouse.query.render.RenderedQuery;
import dev.songstreams.warehouse.query.render.StatementRenderer;
import dev.songstreams.warehouse.query.write.Explainable;

/**
 * EXPLAIN: the plan of a statement, which does not run.
 * {@link dev.songstreams.warehouse.run.Database#explain(Explain)} gives it, line by line. Immutable.
 */
public final class Explain {

    private final Upkeep.Explain explain;

    private Explain(Upkeep.Explain explain) {
        this.explain = explain;
    }

    /** The plan of a query. */
    public static Explain of(Query<?> query) {
        return new Explain(new Upkeep.Explain(query.statement(), false));
    }

    /** The plan of a command that EXPLAIN takes. */
    public static Explain of(Explainable command) {
        return new Explain(new Upkeep.Explain(command.statement(), false));
    }

    /** The whole plan, not its summary. */
    public Explain verbose() {
        return new Explain(new Upkeep.Explain(explain.statement(), true));
    }

    /** The model of the statement. */
    public Statement statement() {
        return explain;
    }

    /** The SQL and the values to bind. */
    public RenderedQuery render() {
        return StatementRenderer.render(explain);
    }
}
