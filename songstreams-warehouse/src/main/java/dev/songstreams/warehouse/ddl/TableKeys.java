// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.ddl;

import dev.songstreams.core.event.EventColumn;
import dev.songstreams.core.event.EventType;
import java.util.List;
import java.util.Optional;

/**
 * By what Redshift spreads and sorts a table's rows. What is not said is left to Redshift (DISTSTYLE AUTO, SORTKEY AUTO).
 *
 * @param distKey the column whose value chooses the node
 * @param sortKey the columns of the compound sort key, in order; none leaves it to Redshift
 */
public record TableKeys(Optional<String> distKey, List<String> sortKey) {
    /** Both left to Redshift. */
    public static final TableKeys AUTO = new TableKeys(Optional.empty(), List.of());

    /** Copies the list. */
    public TableKeys {
        sortKey = List.copyOf(sortKey);
    }

    /** The keys that are marked in an event's record. */
    public static TableKeys of(EventType<?> type) {
        Optional<String> distKey = type.columns().stream()
                .filter(EventColumn::distKey)
                .map(EventColumn::name)
                .findFirst();
        return new TableKeys(
                distKey, type.sortKey().stream().map(EventColumn::name).toList());
    }
}
