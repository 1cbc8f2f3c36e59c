// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.write;

import dev.songstreams.warehouse.query.expression.Condition;
import dev.songstreams.warehouse.query.model.Predicate;
import dev.songstreams.warehouse.query.model.Source;
import dev.songstreams.warehouse.query.model.Write;
import dev.songstreams.warehouse.query.model.Write.Assigned;
import dev.songstreams.warehouse.query.table.Assignment;
import dev.songstreams.warehouse.query.table.Relation;
import dev.songstreams.warehouse.query.table.Table;
import java.util.List;
import java.util.stream.Stream;

/**
 * UPDATE. It is no command before it is said which rows, so that none is forgotten. Immutable.
 *
 * <pre>{@code
 * Update.table(s).set(s.genre.to("Rock")).where(s.artist.eq("Muse"))
 * Update.table(s).set(s.genre.to(c.genre)).from(c).where(c.songKey.eq(s.songKey))
 * }</pre>
 */
public final class Update {

    private final Target target;
    private final List<Assigned> assignments;
    private final List<Source> from;

    private Update(Target target, List<Assigned> assignments, List<Source> from) {
        this.target = target;
        this.assignments = assignments;
        this.from = from;
    }

    /** The table whose rows are changed. */
    public static Step table(Table<?> table) {
        return new Step(Target.of(table));
    }

    /** Further tables, which new values and the condition may refer to; the condition says which rows belong together. */
    public Update from(Relation first, Relation... more) {
        List<Source> sources = Stream.concat(Stream.of(first), Stream.of(more))
                .map(Relation::source)
                .toList();
        return new Update(target, assignments, sources);
    }

    /** The rows of which the condition is true. */
    public Explainable where(Condition condition) {
        return command(condition.predicate());
    }

    /** Every row. */
    public Explainable everyRow() {
        return command(Predicate.ALWAYS);
    }

    private Explainable command(Predicate where) {
        var update = new Write.Update(target.source(), assignments, from, where);
        return () -> update;
    }

    /** An UPDATE that has yet to be told what is put where. */
    public static final class Step {

        private final Target target;

        private Step(Target target) {
            this.target = target;
        }

        /**
         * What is put where.
         *
         * @throws IllegalArgumentException if a column is another table's, or is named twice
         */
        public Update set(Assignment first, Assignment... more) {
            return new Update(target, target.assigned(Target.all(first, more)), List.of());
        }
    }
}
