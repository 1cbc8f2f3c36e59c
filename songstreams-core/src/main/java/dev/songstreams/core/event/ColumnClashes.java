// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.event;

import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses a column that can't stand beside one before it. */
final class ColumnClashes {
    private ColumnClashes() {}

    static void check(RecordComponent component, EventColumn column, List<EventColumn> earlier) {
        for (EventColumn other : earlier) {
            String clash = clash(column, other);
            if (clash != null) {
                throw new UnmappableRecordException(component, clash);
            }
        }
    }

    private static @Nullable String clash(EventColumn column, EventColumn other) {
        if (startsWith(column.jsonPath(), other.jsonPath()) || startsWith(other.jsonPath(), column.jsonPath())) {
            return "reads the JSON key " + String.join(".", column.jsonPath()) + ", but column " + other.name()
                    + " reads " + String.join(".", other.jsonPath()) + "; rename one with @Names or nest it";
        }
        // Redshift folds case.
        if (column.name().equalsIgnoreCase(other.name())) {
            return "a second column " + column.name() + "; rename one with @Names or nest it";
        }
        if (column.distKey() && other.distKey()) {
            return "a second @DistKey; the first is " + other.name();
        }
        if (column.sortKey().isPresent() && column.sortKey().equals(other.sortKey())) {
            return "a second @SortKey(" + column.sortKey().getAsInt() + "); the first is " + other.name()
                    + ", and their places must differ";
        }
        return null;
    }

    private static boolean startsWith(List<String> path, List<String> start) {
        return path.size() >= start.size() && path.subList(0, start.size()).equals(start);
    }
}
