// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.expression;

import dev.songstreams.warehouse.query.model.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * CASE: the value of the first branch whose condition is true. Immutable.
 *
 * <p>{@code Case.when(l.level.eq("paid"), value(1)).otherwise(value(0))}
 *
 * @param <T> the Java type of all branches
 */
public final class Case<T> {

    private final List<Expr.Choice.Branch> branches;
    private final Class<T> type;

    private Case(List<Expr.Choice.Branch> branches, Class<T> type) {
        this.branches = branches;
        this.type = type;
    }

    /** The first branch. */
    public static <T> Case<T> when(Condition condition, Expression<T> then) {
        return new Case<>(List.of(new Expr.Choice.Branch(condition.predicate(), then.node())), then.type());
    }

    /** A further branch, tried if none before it is true. */
    public Case<T> orWhen(Condition condition, Expression<T> then) {
        List<Expr.Choice.Branch> all = new ArrayList<>(branches);
        all.add(new Expr.Choice.Branch(condition.predicate(), then.node()));
        return new Case<>(all, type);
    }

    /** The whole, with the value where no branch is true. */
    public Expression<T> otherwise(Expression<T> value) {
        return new Computed<>(new Expr.Choice(branches, Optional.of(value.node())), type);
    }

    /** The whole, which is null where no branch is true. */
    public Expression<T> orNull() {
        return new Computed<>(new Expr.Choice(branches, Optional.empty()), type);
    }
}
