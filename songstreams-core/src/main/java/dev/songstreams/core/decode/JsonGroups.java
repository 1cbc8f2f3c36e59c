// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode;

import dev.songstreams.core.event.EventColumn;
import java.util.List;
import java.util.function.IntPredicate;

/** Checks that a nested record which may be absent is absent as a whole, or there with all that it requires. */
final class JsonGroups {
    private final int[] groupOf;
    private final boolean[] required;
    private final boolean[] present;

    JsonGroups(List<EventColumn> columns, int groups) {
        groupOf = columns.stream().mapToInt(column -> column.group().orElse(-1)).toArray();
        required = new boolean[groupOf.length];
        for (int i = 0; i < required.length; i++) {
            required[i] = columns.get(i).requiredInGroup();
        }
        present = new boolean[groups];
    }

    /** The first column that its record requires and the row lacks, or -1. */
    int firstMissing(IntPredicate isSet) {
        java.util.Arrays.fill(present, false);
        for (int i = 0; i < groupOf.length; i++) {
            if (groupOf[i] >= 0 && isSet.test(i)) {
                present[groupOf[i]] = true;
            }
        }
        for (int i = 0; i < groupOf.length; i++) {
            if (required[i] && present[groupOf[i]] && !isSet.test(i)) {
                return i;
            }
        }
        return -1;
    }
}
