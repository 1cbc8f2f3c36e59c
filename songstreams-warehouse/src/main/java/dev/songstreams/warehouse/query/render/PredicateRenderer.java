// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.render;

import dev.songstreams.warehouse.query.model.Expr;
import dev.songstreams.warehouse.query.model.Predicate;
import dev.songstreams.warehouse.query.model.QueryStatement;
import java.util.Locale;

/** Conditions, wherever they stand. */
final class PredicateRenderer implements Predicate.Visitor {

    private final SqlWriter out;
    private final ExpressionRenderer expressions;

    PredicateRenderer(SqlWriter out) {
        this.out = out;
        this.expressions = new ExpressionRenderer(out);
    }

    void render(Predicate predicate) {
        predicate.accept(this);
    }

    @Override
    public void constant(Predicate.Constant constant) {
        out.append(constant.value() ? "true" : "false");
    }

    @Override
    public void comparison(Predicate.Comparison comparison) {
        expressions.operand(comparison.left());
        out.append(" ").append(comparison.operator().sql()).append(" ");
        expressions.operand(comparison.right());
    }

    @Override
    public void quantified(Predicate.Quantified quantified) {
        expressions.operand(quantified.left());
        out.append(" ").append(quantified.quantifier().sql()).append(" ");
        nested(quantified.query());
    }

    @Override
    public void between(Predicate.Between between) {
        expressions.operand(between.operand());
        out.append(" between ");
        expressions.operand(between.low());
        out.append(" and ");
        expressions.operand(between.high());
    }

    @Override
    public void inList(Predicate.InList in) {
        expressions.operand(in.operand());
        out.append(" in (")
                .list(in.candidates(), (Expr each) -> expressions.render(each))
                .append(")");
    }

    @Override
    public void inQuery(Predicate.InQuery in) {
        expressions.operand(in.operand());
        out.append(" in ");
        nested(in.query());
    }

    @Override
    public void like(Predicate.Like like) {
        expressions.operand(like.operand());
        out.append(like.ignoreCase() ? " ilike " : " like ");
        expressions.operand(like.pattern());
        like.escape().ifPresent(escape -> out.append(" escape ").literal(String.valueOf(escape)));
    }

    @Override
    public void isNull(Predicate.IsNull isNull) {
        expressions.operand(isNull.operand());
        out.append(" is null");
    }

    @Override
    public void exists(Predicate.Exists exists) {
        out.append("exists ");
        nested(exists.query());
    }

    @Override
    public void logical(Predicate.Logical logical) {
        String word = " " + logical.word().name().toLowerCase(Locale.ROOT) + " ";
        out.list(logical.parts(), word, this::part);
    }

    @Override
    public void not(Predicate.Not not) {
        if (not.predicate() instanceof Predicate.IsNull isNull) {
            expressions.operand(isNull.operand());
            out.append(" is not null");
        } else {
            out.append("not (");
            render(not.predicate());
            out.append(")");
        }
    }

    private void part(Predicate part) {
        boolean mixed = part instanceof Predicate.Logical;
        out.append(mixed ? "(" : "");
        render(part);
        out.append(mixed ? ")" : "");
    }

    private void nested(QueryStatement query) {
        out.nested(() -> new QueryRenderer(out).render(query));
    }
}
