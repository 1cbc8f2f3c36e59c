// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.warehouse.ddl.QualifiedName;
import dev.songstreams.warehouse.query.table.TableName;
import dev.songstreams.warehouse.run.Database;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Takes the rows of ranges of offsets out of a table that the loader filled. */
final class RowDelete {
    /** A text of some tens of kilobytes; Redshift takes 16 MB. */
    private static final int RANGES = 500;

    private RowDelete() {}

    /** Deletes them and says how many there were. */
    static long from(Database transaction, TableName table, Map<Integer, List<OffsetRange>> ranges) {
        long deleted = 0;
        for (Map.Entry<Integer, List<OffsetRange>> partition : ranges.entrySet()) {
            List<OffsetRange> all = partition.getValue();
            for (int from = 0; from < all.size(); from += RANGES) {
                List<OffsetRange> some = all.subList(from, Math.min(from + RANGES, all.size()));
                deleted += transaction.execute(sql(table, partition.getKey(), some));
            }
        }
        return deleted;
    }

    private static String sql(TableName table, int partition, List<OffsetRange> ranges) {
        return "DELETE FROM " + QualifiedName.sql(table) + " WHERE kafka_partition = " + partition + " AND ("
                + ranges.stream()
                        .map(range -> "kafka_offset >= " + range.from() + " AND kafka_offset < " + range.to())
                        .collect(Collectors.joining(" OR "))
                + ")";
    }
}
