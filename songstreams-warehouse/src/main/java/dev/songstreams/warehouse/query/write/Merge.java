// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.write;

import dev.songstreams.warehouse.query.Command;
import dev.songstreams.warehouse.query.expression.Condition;
import dev.songstreams.warehouse.query.model.Predicate;
import dev.songstreams.warehouse.query.model.Source;
import dev.songstreams.warehouse.query.model.Write;
import dev.songstreams.warehouse.query.model.Write.Assigned;
import dev.songstreams.warehouse.query.table.Assignment;
import dev.songstreams.warehouse.query.table.Table;
import java.util.List;
import java.util.Optional;

/**
 * MERGE of one table's rows into another's, within what Redshift allows: the source is a table, rows belong together by
 * equal columns, and both what matches and what doesn't is dealt with. Immutable.
 *
 * <pre>{@code
 * Merge.into(s).using(staged).on(s.songKey.eq(staged.songKey))
 *         .whenMatchedUpdate(s.title.to(staged.title))
 *         .whenNotMatchedInsert(s.songKey.to(staged.songKey), s.title.to(staged.title));
 * }</pre>
 *
 * <p>A row that two of the source's match is an error of the warehouse's: make the source's rows unique first.
 */
public final class Merge {

    private final Target target;
    private final Source.Named source;
    private final Predicate on;

    private Merge(Target target, Source.Named source, Predicate on) {
        this.target = target;
        this.source = source;
        this.on = on;
    }

    /**
     * Into this table.
     *
     * @throws IllegalArgumentException if the table has an alias, for which MERGE has no place
     */
    public static Into into(Table<?> table) {
        return new Into(Target.unaliased(table, "MERGE"));
    }

    /**
     * Rows that match are given these values.
     *
     * @throws IllegalArgumentException if a column is another table's, or is named twice
     */
    public Matched whenMatchedUpdate(Assignment first, Assignment... more) {
        return new Matched(this, Optional.of(target.assigned(Target.all(first, more))));
    }

    /** Rows that match are deleted. */
    public Matched whenMatchedDelete() {
        return new Matched(this, Optional.empty());
    }

    /**
     * The source's rows take the place of those that they match, and equal ones go in once (REMOVE DUPLICATES). Both tables
     * have the same columns in the same order.
     */
    public Command removeDuplicates() {
        var merge = new Write.MergeDuplicates(target.source(), source, on);
        return () -> merge;
    }

    /** A MERGE that has yet to be told whose rows come in. */
    public static final class Into {

        private final Target target;

        private Into(Target target) {
            this.target = target;
        }

        /**
         * The rows of this table.
         *
         * @throws IllegalArgumentException if it is called as the one that is written
         */
        public Using using(Table<?> source) {
            Source.Named named = (Source.Named) source.source();
            if (named.alias().equals(target.source().alias())) {
                throw new IllegalArgumentException("both tables of the MERGE are called " + named.alias()
                        + "; give the source another name with as(...)");
            }
            return new Using(target, named);
        }
    }

    /** A MERGE that has yet to be told which rows belong together. */
    public static final class Using {

        private final Target target;
        private final Source.Named source;

        private Using(Target target, Source.Named source) {
            this.target = target;
            this.source = source;
        }

        /**
         * Rows belong together if the condition is true.
         *
         * @throws IllegalArgumentException if it is anything but equalities joined by AND
         */
        public Merge on(Condition condition) {
            requireEqualities(condition.predicate());
            return new Merge(target, source, condition.predicate());
        }

        private static void requireEqualities(Predicate predicate) {
            List<Predicate> parts =
                    predicate instanceof Predicate.Logical all && all.word() == Predicate.Logical.Word.AND
                            ? all.parts()
                            : List.of(predicate);
            if (!parts.stream().allMatch(Using::isEquality)) {
                throw new IllegalArgumentException(
                        "Redshift's MERGE matches rows by equal columns; its condition is equalities joined by AND");
            }
        }

        private static boolean isEquality(Predicate part) {
            return part instanceof Predicate.Comparison comparison
                    && comparison.operator() == Predicate.Comparison.Operator.EQ;
        }
    }

    /** A MERGE that has yet to be told what becomes of rows that match none. */
    public static final class Matched {

        private final Merge merge;
        private final Optional<List<Assigned>> update;

        private Matched(Merge merge, Optional<List<Assigned>> update) {
            this.merge = merge;
            this.update = update;
        }

        /**
         * Rows that match none are added with these values.
         *
         * @throws IllegalArgumentException if a column is another table's, is named twice, or a required one is missing
         */
        public Command whenNotMatchedInsert(Assignment first, Assignment... more) {
            List<Assigned> insert = merge.target.newRow(Target.all(first, more));
            var statement = new Write.Merge(merge.target.source(), merge.source, merge.on, update, insert);
            return () -> statement;
        }
    }
}
