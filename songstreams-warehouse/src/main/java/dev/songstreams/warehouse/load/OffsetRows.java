// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.warehouse.ddl.QualifiedName;
import dev.songstreams.warehouse.query.table.TableName;
import dev.songstreams.warehouse.run.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The rows of ranges of offsets in a table that the loader filled. */
final class OffsetRows {
    /** A text of some tens of kilobytes; Redshift takes 16 MB. */
    private static final int RANGES = 500;

    private OffsetRows() {}

    /** Deletes them and says how many there were. */
    static long delete(Database transaction, TableName table, Map<Integer, List<OffsetRange>> ranges) {
        long deleted = 0;
        for (String condition : conditions(ranges)) {
            deleted += transaction.execute("DELETE FROM " + QualifiedName.sql(table) + " WHERE " + condition);
        }
        return deleted;
    }

    private static List<String> conditions(Map<Integer, List<OffsetRange>> ranges) {
        List<String> conditions = new ArrayList<>();
        ranges.forEach((partition, all) -> {
            for (int from = 0; from < all.size(); from += RANGES) {
                conditions.add(condition(partition, all.subList(from, Math.min(from + RANGES, all.size()))));
            }
        });
        return conditions;
    }

    private static String condition(int partition, List<OffsetRange> ranges) {
        return "kafka_partition = " + partition + " AND ("
                + ranges.stream()
                        .map(range -> "kafka_offset >= " + range.from() + " AND kafka_offset < " + range.to())
                        .collect(Collectors.joining(" OR "))
                + ")";
    }
}
