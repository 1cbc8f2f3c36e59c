// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.event;

import dev.songstreams.core.row.Column;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalInt;

/**
 * A column of an {@link EventType}: the table column, and where its value stands in JSON.
 *
 * @param column name, type and whether required
 * @param jsonPath the keys that lead to the value from the outermost object, at least one
 * @param group the optional nested record that the value belongs to, by its place in {@link EventType#optionalGroups}; empty
 *     where it belongs to none
 * @param requiredInGroup whether the value must be there whenever its nested record is
 * @param epochUnit for a timestamp: what a JSON number counts since 1970; MILLIS otherwise
 * @param sortKey its place in the sort key, if it is part of it
 * @param distKey whether it is the distribution key
 */
public record EventColumn(
        Column column,
        List<String> jsonPath,
        OptionalInt group,
        boolean requiredInGroup,
        ChronoUnit epochUnit,
        OptionalInt sortKey,
        boolean distKey) {
    /** Copies the path. */
    public EventColumn {
        jsonPath = List.copyOf(jsonPath);
    }

    /** The column's name. */
    public String name() {
        return column.name();
    }
}
