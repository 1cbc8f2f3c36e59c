// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.render;

import dev.songstreams.warehouse.query.model.Expr;

/** Expressions, wherever they stand. */
final class ExpressionRenderer implements Expr.Visitor {

    private final SqlWriter out;

    ExpressionRenderer(SqlWriter out) {
        this.out = out;
    }

    void render(Expr expression) {
        expression.accept(this);
    }

    /**
     * As a part of an operation or a predicate: an operation is in parentheses there. In PostgreSQL 8, whose grammar Redshift has,
     * {@code a || b is null} asks whether b is, and {@code x <> a || b} compares x with a.
     */
    void operand(Expr operand) {
        boolean compound = operand instanceof Expr.Operation;
        out.append(compound ? "(" : "");
        render(operand);
        out.append(compound ? ")" : "");
    }

    @Override
    public void column(Expr.Column column) {
        out.name(column.qualifier()).append(".").name(column.name());
    }

    @Override
    public void value(Expr.Value value) {
        out.value(value.value());
    }

    @Override
    public void constant(Expr.Constant constant) {
        out.literal(constant.text());
    }

    @Override
    public void digits(Expr.Digits digits) {
        out.append(digits.number().toPlainString());
    }

    @Override
    public void columnDefault(Expr.ColumnDefault columnDefault) {
        out.append("default");
    }

    @Override
    public void path(Expr.Path path) {
        out.list(path.root(), ".", out::name);
        for (Expr.Path.Step step : path.steps()) {
            if (step instanceof Expr.Path.Attribute attribute) {
                out.append(".").attribute(attribute.name());
            } else if (step instanceof Expr.Path.Index index) {
                out.append("[").append(index.position()).append("]");
            }
        }
    }

    @Override
    public void word(Expr.Word word) {
        out.name(word.text());
    }

    @Override
    public void none(Expr.None none) {
        out.append("null");
    }

    @Override
    public void call(Expr.Call call) {
        out.name(call.function())
                .append("(")
                .list(call.arguments(), (Expr each) -> render(each))
                .append(")");
    }

    @Override
    public void operation(Expr.Operation operation) {
        operand(operation.left());
        out.append(" ").append(operation.operator().sql()).append(" ");
        operand(operation.right());
    }

    @Override
    public void negation(Expr.Negation negation) {
        // Always in parentheses: a minus after a minus would begin a comment.
        out.append("-(");
        render(negation.operand());
        out.append(")");
    }

    @Override
    public void choice(Expr.Choice choice) {
        out.append("case");
        for (Expr.Choice.Branch branch : choice.branches()) {
            out.append(" when ");
            new PredicateRenderer(out).render(branch.when());
            out.append(" then ");
            render(branch.then());
        }
        choice.otherwise().ifPresent(otherwise -> {
            out.append(" else ");
            render(otherwise);
        });
        out.append(" end");
    }

    @Override
    public void cast(Expr.Cast cast) {
        out.append("cast(");
        render(cast.operand());
        out.append(" as ");
        new TypeRenderer(out).render(cast.type());
        out.append(")");
    }

    @Override
    public void extract(Expr.Extract extract) {
        out.append("extract(").name(extract.field()).append(" from ");
        render(extract.operand());
        out.append(")");
    }

    @Override
    public void aggregate(Expr.Aggregate aggregate) {
        new AggregateRenderer(out).render(aggregate);
    }

    @Override
    public void over(Expr.Over over) {
        render(over.function());
        out.append(over.ignoringNulls() ? " ignore nulls" : "");
        new WindowRenderer(out).render(over.window());
    }

    @Override
    public void scalar(Expr.Scalar scalar) {
        out.nested(() -> new QueryRenderer(out).render(scalar.query()));
    }
}
