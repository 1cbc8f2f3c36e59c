// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query;

import dev.songstreams.warehouse.query.expression.Condition;
import dev.songstreams.warehouse.query.model.From.Join;
import dev.songstreams.warehouse.query.table.Relation;

/**
 * A join that has yet to be told which rows belong together.
 *
 * @param <R> what a row is
 */
public final class JoinStep<R> {

    private final Select<R> select;
    private final Join.Kind kind;
    private final Relation relation;

    JoinStep(Select<R> select, Join.Kind kind, Relation relation) {
        this.select = select;
        this.kind = kind;
        this.relation = relation;
    }

    /** Rows belong together if the condition is true. */
    public Select<R> on(Condition condition) {
        return select.joined(new Join(kind, relation.source(), condition.predicate()));
    }
}
