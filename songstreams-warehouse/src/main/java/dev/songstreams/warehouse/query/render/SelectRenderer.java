// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.render;

import dev.songstreams.warehouse.query.model.Predicate;
import dev.songstreams.warehouse.query.model.Projection;
import dev.songstreams.warehouse.query.model.SelectBody;

/** One select: its list, FROM, WHERE, GROUP BY, HAVING and QUALIFY. */
final class SelectRenderer {

    private final SqlWriter out;
    private final ExpressionRenderer expressions;

    SelectRenderer(SqlWriter out) {
        this.out = out;
        this.expressions = new ExpressionRenderer(out);
    }

    void render(SelectBody select) {
        out.append(select.projection().distinct() ? "select distinct " : "select ");
        out.list(select.projection().items(), this::item);
        select.from().ifPresent(new FromRenderer(out, isQualifiedAtOnce(select))::render);
        clause("where ", select.where());
        groupBy(select);
        clause("having ", select.having());
        clause("qualify ", select.qualify());
    }

    private void item(Projection.Item item) {
        expressions.render(item.expression());
        item.alias().ifPresent(alias -> out.append(" as ").name(alias));
    }

    private void groupBy(SelectBody select) {
        if (!select.groupBy().isEmpty()) {
            GroupingRenderer groupings = new GroupingRenderer(out, select.projection());
            out.line("group by ").list(select.groupBy(), each -> each.accept(groupings));
        }
    }

    private void clause(String keyword, Predicate predicate) {
        if (!predicate.equals(Predicate.ALWAYS)) {
            out.line(keyword);
            new PredicateRenderer(out).render(predicate);
        }
    }

    /** Redshift wants an alias in FROM if QUALIFY follows it directly (AWS, "QUALIFY clause"). */
    private static boolean isQualifiedAtOnce(SelectBody select) {
        return !select.qualify().equals(Predicate.ALWAYS)
                && select.where().equals(Predicate.ALWAYS)
                && select.groupBy().isEmpty()
                && select.having().equals(Predicate.ALWAYS);
    }
}
