// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.write;

import dev.songstreams.warehouse.query.expression.Condition;
import dev.songstreams.warehouse.query.model.From;
import dev.songstreams.warehouse.query.model.From.Join;
import dev.songstreams.warehouse.query.model.Predicate;
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
 * Update.table(s).set(s.genre.to(g.name)).from(c).join(g).on(g.key.eq(c.genreKey)).where(c.songKey.eq(s.songKey))
 * }</pre>
 */
public final class Update {

    private final Target target;
    private final List<Assigned> assignments;
    private final List<From> from;

    private Update(Target target, List<Assigned> assignments, List<From> from) {
        this.target = target;
        this.assignments = assignments;
        this.from = from;
    }

    /** The table whose rows are changed. */
    public static Step table(Table<?> table) {
        return new Step(Target.of(table));
    }

    /** A further table, which new values and the condition may refer to; others can be joined to it. */
    public Joined from(Relation relation) {
        return new Joined(this, new From(relation.source(), List.of()));
    }

    /** Further tables, which new values and the condition may refer to; the condition says which rows belong together. */
    public Update from(Relation first, Relation second, Relation... more) {
        return from(Stream.concat(Stream.of(first, second), Stream.of(more))
                .map(each -> new From(each.source(), List.of()))
                .toList());
    }

    private Update from(List<From> sources) {
        return new Update(target, assignments, sources);
    }

    /**
     * The rows of which the condition is true.
     *
     * @throws IllegalArgumentException if it is {@link Condition#always()}, or came down to it, such as of no wanted filter
     */
    public Explainable where(Condition condition) {
        return command(target.some(condition, "UPDATE"));
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

    /**
     * An UPDATE with a further table, to which others are joined. There are inner joins only: Redshift refuses others here (AWS, "UPDATE",
     * usage notes). Immutable.
     */
    public static final class Joined {

        private final Update update;
        private final From from;

        private Joined(Update update, From from) {
            this.update = update;
            this.from = from;
        }

        /** Joins a table; say with {@code on} which rows belong together. */
        public JoinedStep join(Relation relation) {
            return new JoinedStep(this, relation);
        }

        /**
         * The rows of which the condition is true. It, and no join, says which rows belong to those of the table that is changed.
         *
         * @throws IllegalArgumentException if it is {@link Condition#always()}, or came down to it, such as of no wanted filter
         */
        public Explainable where(Condition condition) {
            return whole().where(condition);
        }

        /** Every row. */
        public Explainable everyRow() {
            return whole().everyRow();
        }

        private Update whole() {
            return update.from(List.of(from));
        }
    }

    /** A join of an UPDATE that has yet to be told which rows belong together. */
    public static final class JoinedStep {

        private final Joined joined;
        private final Relation relation;

        private JoinedStep(Joined joined, Relation relation) {
            this.joined = joined;
            this.relation = relation;
        }

        /** Rows belong together if the condition is true; it can't refer to the table that is changed, as {@code where} can. */
        public Joined on(Condition condition) {
            Join join = new Join(Join.Kind.INNER, relation.source(), condition.predicate());
            return new Joined(joined.update, joined.from.with(join));
        }
    }
}
