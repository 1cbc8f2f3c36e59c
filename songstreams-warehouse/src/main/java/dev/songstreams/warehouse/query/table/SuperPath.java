// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.table;

import dev.songstreams.warehouse.query.expression.Expression;
import dev.songstreams.warehouse.query.expression.Json;
import dev.songstreams.warehouse.query.model.Expr;
import java.util.ArrayList;
import java.util.List;

/**
 * A place within a SUPER value; null where the value has no such place. Immutable.
 *
 * <pre>{@code
 * Expression<Double> price = SuperPath.of(o.payload).get("items").at(0).get("price").cast(SqlType.DOUBLE);
 * }</pre>
 *
 * <p>Redshift finds attributes whose names have capital letters only in a session that says
 * {@code SET enable_case_sensitive_super_attribute TO TRUE}; such names are quoted here.
 */
public final class SuperPath implements Expression<Json> {

    private final Expr.Path node;

    SuperPath(Expr.Path node) {
        this.node = node;
    }

    /** The whole value of a column. */
    public static SuperPath of(TableColumn<Json> column) {
        Expr.Column root = column.node();
        return new SuperPath(new Expr.Path(List.of(root.qualifier(), root.name()), List.of()));
    }

    /** The attribute of this name. */
    public SuperPath get(String attribute) {
        return with(new Expr.Path.Attribute(attribute));
    }

    /** The element at this place, from 0. */
    public SuperPath at(int position) {
        if (position < 0) {
            throw new IllegalArgumentException("an element's place is 0 or more, not " + position);
        }
        return with(new Expr.Path.Index(position));
    }

    /** The elements of the array that is here, each a row of this name in FROM. */
    public Elements elements(String alias) {
        return Elements.of(node, alias);
    }

    @Override
    public Expr node() {
        return node;
    }

    @Override
    public Class<Json> type() {
        return Json.class;
    }

    private SuperPath with(Expr.Path.Step step) {
        List<Expr.Path.Step> steps = new ArrayList<>(node.steps());
        steps.add(step);
        return new SuperPath(new Expr.Path(node.root(), steps));
    }
}
