// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.expression;

import dev.songstreams.warehouse.query.model.Expr;
import java.util.Optional;

/**
 * An expression with the name that it has in the result. Outside of the select list it stands for the expression itself.
 *
 * @param <T> the Java type of the value
 */
public final class Named<T> implements Expression<T> {

    private final Expression<T> expression;
    private final String name;

    Named(Expression<T> expression, String name) {
        this.expression = expression;
        this.name = name;
    }

    @Override
    public Expr node() {
        return expression.node();
    }

    @Override
    public Class<T> type() {
        return expression.type();
    }

    @Override
    public Optional<String> name() {
        return Optional.of(name);
    }
}
