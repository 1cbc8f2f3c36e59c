// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.render;

import dev.songstreams.warehouse.query.model.From;
import dev.songstreams.warehouse.query.model.Source;
import java.util.List;

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
        joined(from);
    }

    /** What stands behind the keyword. */
    void joined(From from) {
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

    @Override
    public void elements(Source.Elements elements) {
        new ExpressionRenderer(out).render(elements.array());
        out.append(" as ").name(elements.alias());
        elements.index().ifPresent(index -> out.append(" at ").name(index));
    }

    /** Sources side by side. */
    void list(List<Source> sources) {
        out.list(sources, each -> each.accept(this));
    }

    private void join(From.Join join) {
        if (join.source() instanceof Source.Elements elements) {
            // The grammar for arrays knows the comma only.
            out.append(", ");
            elements(elements);
            return;
        }
        out.line(join.kind().sql()).append(" ");
        join.source().accept(this);
        if (join.kind() != From.Join.Kind.CROSS) {
            out.append(" on ");
            new PredicateRenderer(out).render(join.on());
        }
    }
}
