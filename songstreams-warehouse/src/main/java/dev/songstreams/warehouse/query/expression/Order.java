// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.expression;

import dev.songstreams.warehouse.query.model.Expr;
import dev.songstreams.warehouse.query.model.SortKey;

/** A sort key with its direction. Texts sort by their bytes, as in C. */
public final class Order {

    private final SortKey key;

    private Order(SortKey key) {
        this.key = key;
    }

    static Order ascending(Expr expression) {
        return new Order(new SortKey(expression, SortKey.Direction.ASCENDING, SortKey.Nulls.DEFAULT));
    }

    static Order descending(Expr expression) {
        return new Order(new SortKey(expression, SortKey.Direction.DESCENDING, SortKey.Nulls.DEFAULT));
    }

    /** With nulls before all else. */
    public Order nullsFirst() {
        return new Order(new SortKey(key.expression(), key.direction(), SortKey.Nulls.FIRST));
    }

    /** With nulls after all else. */
    public Order nullsLast() {
        return new Order(new SortKey(key.expression(), key.direction(), SortKey.Nulls.LAST));
    }

    /** The model of this key. */
    public SortKey key() {
        return key;
    }
}
