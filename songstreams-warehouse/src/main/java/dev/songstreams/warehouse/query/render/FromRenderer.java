// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.render;

import dev.songstreams.warehouse.query.model.From;
import dev.songstreams.warehouse.query.model.Source;

/** FROM with its joins, one a line. */
final class FromRenderer implements Source.Visitor {

    private final SqlWriter out;
    private final boolean alwaysAlias;

    FromRenderer(SqlWriter out, boolean alwaysAlias) {
        this.out = out;
        this.alwaysAlias = alwaysAlias;
    }

    void render(From from) {
        out.line("from ");
        from.first().accept(this);
        from.joins().forEach(this::join);
    }

    @Override
    public void named(Source.Named table) {
        out.list(table.path(), ".", out::name);
        if (alwaysAlias || table.isAliased()) {
            out.append(" as ").name(table.alias());
        }
    }

    @Override
    public void derived(Source.Derived table) {
        out.nested(() -> new QueryRenderer(out).render(table.query()));
        out.append(" as ").name(table.alias());
    }

    private void join(From.Join join) {
        out.line(join.kind().sql()).append(" ");
        join.source().accept(this);
        if (join.kind() != From.Join.Kind.CROSS) {
            out.append(" on ");
            new PredicateRenderer(out).render(join.on());
        }
    }
}
