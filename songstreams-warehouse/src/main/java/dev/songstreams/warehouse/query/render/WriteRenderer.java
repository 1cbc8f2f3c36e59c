// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.render;

import dev.songstreams.warehouse.query.model.Expr;
import dev.songstreams.warehouse.query.model.From;
import dev.songstreams.warehouse.query.model.Predicate;
import dev.songstreams.warehouse.query.model.Source;
import dev.songstreams.warehouse.query.model.Write;
import java.util.List;

/** INSERT, UPDATE and DELETE; a MERGE has a renderer of its own. */
final class WriteRenderer implements Write.Visitor {

    private final SqlWriter out;

    WriteRenderer(SqlWriter out) {
        this.out = out;
    }

    @Override
    public void insertRows(Write.InsertRows insert) {
        into(insert.target(), insert.columns());
        out.line("values ").list(insert.rows(), this::row);
    }

    @Override
    public void insertQuery(Write.InsertQuery insert) {
        into(insert.target(), insert.columns());
        out.line("");
        new QueryRenderer(out).render(insert.query());
    }

    @Override
    public void update(Write.Update update) {
        out.append("update ");
        source(update.target());
        out.line("");
        new AssignmentRenderer(out).set(update.assignments());
        from(update.from());
        where(update.where());
    }

    @Override
    public void delete(Write.Delete delete) {
        out.append("delete from ");
        source(delete.target());
        sources("using ", delete.using());
        where(delete.where());
    }

    @Override
    public void merge(Write.Merge merge) {
        new MergeRenderer(out).merge(merge);
    }

    @Override
    public void mergeDuplicates(Write.MergeDuplicates merge) {
        new MergeRenderer(out).removeDuplicates(merge);
    }

    private void into(Source.Named target, List<String> columns) {
        out.append("insert into ");
        source(target);
        out.append(" (").list(columns, out::name).append(")");
    }

    private void row(List<Expr> values) {
        ExpressionRenderer expressions = new ExpressionRenderer(out);
        out.append("(").list(values, (Expr each) -> expressions.render(each)).append(")");
    }

    private void source(Source source) {
        source.accept(new FromRenderer(out, false));
    }

    private void from(List<From> sources) {
        if (!sources.isEmpty()) {
            FromRenderer renderer = new FromRenderer(out, false);
            out.line("from ").list(sources, renderer::joined);
        }
    }

    private void sources(String keyword, List<Source> sources) {
        if (!sources.isEmpty()) {
            out.line(keyword);
            new FromRenderer(out, false).list(sources);
        }
    }

    private void where(Predicate predicate) {
        if (!predicate.equals(Predicate.ALWAYS)) {
            out.line("where ");
            new PredicateRenderer(out).render(predicate);
        }
    }
}
