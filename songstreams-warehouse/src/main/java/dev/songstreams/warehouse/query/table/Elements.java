// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.table;

import dev.songstreams.warehouse.query.expression.Expression;
import dev.songstreams.warehouse.query.model.Expr;
import dev.songstreams.warehouse.query.model.Source;
import java.util.List;
import java.util.Optional;

/**
 * The elements of a SUPER array in FROM, one row for each; it is joined with {@code crossJoin} behind the table that has
 * the array. A row whose array is empty, or is none, falls away.
 */
public final class Elements implements Relation {

    private final Source.Elements source;

    private Elements(Source.Elements source) {
        this.source = source;
    }

    static Elements of(Expr.Path array, String alias) {
        return new Elements(new Source.Elements(array, alias, Optional.empty()));
    }

    /** The same elements, with their places in the array under this name. */
    public Elements at(String index) {
        return new Elements(new Source.Elements(source.array(), source.alias(), Optional.of(index)));
    }

    /** The element. */
    public SuperPath element() {
        return new SuperPath(new Expr.Path(List.of(source.alias()), List.of()));
    }

    /**
     * The element's place in the array, from 0.
     *
     * @throws IllegalStateException if it was not asked for with {@link #at}
     */
    public Expression<Long> index() {
        String name = source.index()
                .orElseThrow(() -> new IllegalStateException(
                        "the elements " + source.alias() + " have no index; ask for it with at(...)"));
        return Expression.of(new Expr.Path(List.of(name), List.of()), Long.class);
    }

    @Override
    public Source source() {
        return source;
    }
}
