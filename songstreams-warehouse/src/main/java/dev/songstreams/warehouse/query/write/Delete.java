// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.write;

import dev.songstreams.warehouse.query.expression.Condition;
import dev.songstreams.warehouse.query.model.Predicate;
import dev.songstreams.warehouse.query.model.Source;
import dev.songstreams.warehouse.query.model.Write;
import dev.songstreams.warehouse.query.table.Relation;
import dev.songstreams.warehouse.query.table.Table;
import java.util.List;
import java.util.stream.Stream;

/**
 * DELETE. It is no command before it is said which rows, so that none is forgotten. Immutable.
 *
 * <pre>{@code
 * Delete.from(l).where(l.ts.lt(oldest))
 * Delete.from(l).using(gone).where(gone.userId.eq(l.userId))
 * }</pre>
 */
public final class Delete {

    private final Target target;
    private final List<Source> using;

    private Delete(Target target, List<Source> using) {
        this.target = target;
        this.using = using;
    }

    /**
     * From this table.
     *
     * @throws IllegalArgumentException if the table has an alias, for which DELETE has no place
     */
    public static Delete from(Table<?> table) {
        return new Delete(Target.unaliased(table, "DELETE"), List.of());
    }

    /** Further tables, which the condition may refer to; it says which rows belong together. */
    public Delete using(Relation first, Relation... more) {
        return new Delete(
                target,
                Stream.concat(Stream.of(first), Stream.of(more))
                        .map(Relation::source)
                        .toList());
    }

    /**
     * The rows of which the condition is true.
     *
     * @throws IllegalArgumentException if it is {@link Condition#always()}, or came down to it, such as of no wanted filter
     */
    public Explainable where(Condition condition) {
        return command(target.some(condition, "DELETE"));
    }

    /** Every row; {@link dev.songstreams.warehouse.query.define.Truncate} is faster, but commits. */
    public Explainable everyRow() {
        return command(Predicate.ALWAYS);
    }

    private Explainable command(Predicate where) {
        var delete = new Write.Delete(target.source(), using, where);
        return () -> delete;
    }
}
