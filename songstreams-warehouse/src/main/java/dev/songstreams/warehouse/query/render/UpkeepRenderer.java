// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.render;

import dev.songstreams.warehouse.query.model.Upkeep;

/** EXPLAIN, ANALYZE and VACUUM. */
final class UpkeepRenderer implements Upkeep.Visitor {

    private final SqlWriter out;

    UpkeepRenderer(SqlWriter out) {
        this.out = out;
    }

    @Override
    public void explain(Upkeep.Explain explain) {
        out.append(explain.verbose() ? "explain verbose" : "explain").line("");
        StatementRenderer.render(explain.statement(), out);
    }

    @Override
    public void analyze(Upkeep.Analyze analyze) {
        out.append("analyze ").list(analyze.table(), ".", out::name);
        if (!analyze.columns().isEmpty()) {
            out.append(" (").list(analyze.columns(), out::name).append(")");
        }
        analyze.scope().ifPresent(scope -> out.append(" ").append(scope.sql()));
    }

    @Override
    public void vacuum(Upkeep.Vacuum vacuum) {
        out.append("vacuum ").append(vacuum.kind().sql()).append(" ");
        out.list(vacuum.table(), ".", out::name);
        vacuum.percent().ifPresent(percent -> out.append(" to ").append(percent).append(" percent"));
        out.append(vacuum.boost() ? " boost" : "");
    }
}
