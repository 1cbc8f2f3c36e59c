// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.write;

import dev.songstreams.warehouse.query.expression.Condition;
import dev.songstreams.warehouse.query.model.Predicate;
import dev.songstreams.warehouse.query.model.Source;
import dev.songstreams.warehouse.query.model.Write.Assigned;
import dev.songstreams.warehouse.query.table.Assignment;
import dev.songstreams.warehouse.query.table.ColumnDeclaration;
import dev.songstreams.warehouse.query.table.Table;
import dev.songstreams.warehouse.sql.Quoting;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table that is written, and what can be put into its columns. */
final class Target {

    private final Source.Named source;
    private final List<ColumnDeclaration> columns;

    private Target(Source.Named source, List<ColumnDeclaration> columns) {
        this.source = source;
        this.columns = columns;
    }

    static Target of(Table<?> table) {
        return new Target((Source.Named) table.source(), table.columns());
    }

    /** For statements whose grammar has no alias for the table that they write. */
    static Target unaliased(Table<?> table, String statement) {
        Target target = of(table);
        if (target.source.isAliased()) {
            throw new IllegalArgumentException("Redshift's " + statement + " takes no alias for its table; write to "
                    + String.join(".", target.source.path()) + " without as(\"" + target.source.alias() + "\")");
        }
        return target;
    }

    Source.Named source() {
        return source;
    }

    /** A condition that leaves out rows, or might. */
    Predicate some(Condition condition, String statement) {
        if (condition.predicate().equals(Predicate.ALWAYS)) {
            throw new IllegalArgumentException("the condition of this " + statement + " is true of every row of "
                    + String.join(".", source.path()) + "; if they all are meant, say everyRow()");
        }
        return condition.predicate();
    }

    /** Each column of this table, and once. */
    List<Assigned> assigned(List<Assignment> assignments) {
        if (assignments.isEmpty()) {
            throw new IllegalArgumentException("nothing is put into " + source.alias() + "; name at least one column");
        }
        Set<String> seen = new HashSet<>();
        for (Assignment each : assignments) {
            requireOwn(each);
            if (!seen.add(Quoting.fold(each.column().name()))) {
                throw new IllegalArgumentException(name(each) + " is given two values");
            }
        }
        return assignments.stream()
                .map(each -> new Assigned(each.column().name(), each.value()))
                .toList();
    }

    /** For a new row, in which no required column may be missing. */
    List<Assigned> newRow(List<Assignment> assignments) {
        List<Assigned> assigned = assigned(assignments);
        Set<String> given =
                assigned.stream().map(each -> Quoting.fold(each.column())).collect(Collectors.toSet());
        List<String> missing = columns.stream()
                .filter(each -> each.required() && !given.contains(Quoting.fold(each.name())))
                .map(ColumnDeclaration::name)
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("a new row of " + source.alias() + " needs " + String.join(", ", missing)
                    + ", which take no nulls; give a value, or toDefault()");
        }
        return assigned;
    }

    static List<Assignment> all(Assignment first, Assignment... more) {
        return Stream.concat(Stream.of(first), Stream.of(more)).toList();
    }

    private void requireOwn(Assignment assignment) {
        if (!assignment.column().qualifier().equals(source.alias())) {
            throw new IllegalArgumentException(name(assignment) + " is no column of " + source.alias());
        }
    }

    private static String name(Assignment assignment) {
        return assignment.column().qualifier() + "." + assignment.column().name();
    }
}
