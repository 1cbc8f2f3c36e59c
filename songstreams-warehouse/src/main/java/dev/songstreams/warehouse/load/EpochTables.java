// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.warehouse.query.table.TableName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which table a batch goes into. A row is known by its partition and offset; a topic that is deleted and created again begins
 * again at offset 0, so its records can't go into the same table.
 */
final class EpochTables {
    private final TopicTarget base;
    private final RecreatedTopic policy;

    /** The tables of a topic, the first of which is the target's. */
    EpochTables(TopicTarget base, RecreatedTopic policy) {
        this.base = base;
        this.policy = policy;
    }

    /**
     * Where the batch behind a position goes; where the position is, if there is no batch.
     *
     * @throws LoadException if the ledger's table is another, or a new table is needed and not allowed
     */
    TopicTarget target(Optional<LedgerPosition> position, List<LogEntry> batch) {
        if (position.isEmpty()) {
            return base;
        }
        LedgerPosition loaded = position.get();
        int number = number(loaded.table());
        boolean begins = !batch.isEmpty() && isOther(loaded, batch.get(0));
        if (begins && policy == RecreatedTopic.REFUSE) {
            throw base.failed("entry " + batch.get(0).sequence()
                    + " of the log begins a topic of the same name that was"
                    + " created again (id " + batch.get(0).topicId() + " after " + loaded.topicId()
                    + "): its offsets begin again, so it can't go on in the table " + loaded.table()
                    + ". Say RecreatedTopic.NEW_TABLE to go on in the table " + base.tableName() + "_" + (number + 1));
        }
        return table(begins ? number + 1 : number);
    }

    private static boolean isOther(LedgerPosition loaded, LogEntry next) {
        String before = loaded.topicId();
        return before != null && !before.equals(next.topicId());
    }

    private int number(String table) {
        if (table.equals(base.tableName())) {
            return 1;
        }
        Matcher later = Pattern.compile(Pattern.quote(base.tableName()) + "_([2-9]|[1-9]\\d{1,6})")
                .matcher(table);
        if (!later.matches()) {
            throw base.failed("the ledger has loaded it into the table " + table + ", not into " + base.tableName()
                    + ", which would lack all rows loaded so far. Go on with that table, rename it together with the"
                    + " ledger's table_name, or load into another schema");
        }
        return Integer.parseInt(later.group(1));
    }

    private TopicTarget table(int number) {
        if (number == 1) {
            return base;
        }
        String schema = base.table().path().get(0);
        TableName later = TableName.of(schema, base.tableName() + "_" + number);
        return new TopicTarget(base.lakeId(), base.topic(), later);
    }
}
