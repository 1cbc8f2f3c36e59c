// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.event;

import dev.songstreams.core.row.RowBatch;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Which columns must have a value: in every row, or in a row in which the nested record they belong to is there. */
final class Requirements {
    /** A nested record that may be absent; it is there if one of its members has a value. */
    private record Group(int[] members, int[] required) {}

    private final int[] always;
    private final Group[] groups;

    /**
     * @param parents for each group the one around it, or -1: an inner record that is there makes the outer one be there
     */
    Requirements(List<EventColumn> columns, List<Integer> parents) {
        always = places(columns, column -> column.column().required());
        groups = new Group[parents.size()];
        for (int i = 0; i < groups.length; i++) {
            int group = i;
            groups[i] = new Group(
                    places(columns, column -> isWithin(column.group().orElse(-1), group, parents)),
                    places(
                            columns,
                            column -> column.requiredInGroup() && column.group().orElse(-1) == group));
        }
    }

    private static int[] places(List<EventColumn> columns, Predicate<EventColumn> wanted) {
        return IntStream.range(0, columns.size())
                .filter(i -> wanted.test(columns.get(i)))
                .toArray();
    }

    private static boolean isWithin(int inner, int outer, List<Integer> parents) {
        int group = inner;
        while (group >= 0 && group != outer) {
            group = parents.get(group);
        }
        return group == outer;
    }

    /** The first column that the row must have and lacks, or -1. */
    int firstMissing(RowBatch batch, int row, int firstColumn) {
        int missing = batch.hasRequired(row) ? -1 : firstNull(always, batch, row, firstColumn);
        for (int i = 0; i < groups.length && missing < 0; i++) {
            if (hasValue(groups[i].members(), batch, row, firstColumn)) {
                missing = firstNull(groups[i].required(), batch, row, firstColumn);
            }
        }
        return missing;
    }

    private static int firstNull(int[] columns, RowBatch batch, int row, int firstColumn) {
        for (int column : columns) {
            if (batch.vector(firstColumn + column).isNull(row)) {
                return column;
            }
        }
        return -1;
    }

    private static boolean hasValue(int[] columns, RowBatch batch, int row, int firstColumn) {
        for (int column : columns) {
            if (!batch.vector(firstColumn + column).isNull(row)) {
                return true;
            }
        }
        return false;
    }
}
