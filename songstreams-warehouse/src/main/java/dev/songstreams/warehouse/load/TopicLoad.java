// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.warehouse.ddl.QualifiedName;
import java.time.Duration;
import java.util.List;

/**
 * What one load of a topic did.
 *
 * @param topic the topic
 * @param table the table, with its schema; the last one, if the topic was created again and has several
 * @param entries the log entries loaded by this loader, position-only ones too
 * @param files their files, without those in quarantine
 * @param rows the rows loaded
 * @param bytes the files' length
 * @param elapsed how long it took
 */
public record TopicLoad(String topic, String table, int entries, int files, long rows, long bytes, Duration elapsed) {
    static TopicLoad of(TopicTarget target, List<LedgerRow> loaded, Duration elapsed) {
        return new TopicLoad(
                target.topic(),
                QualifiedName.sql(target.table()),
                loaded.size(),
                loaded.stream().mapToInt(LedgerRow::files).sum(),
                loaded.stream().mapToLong(LedgerRow::rows).sum(),
                loaded.stream().mapToLong(LedgerRow::bytes).sum(),
                elapsed);
    }

    TopicLoad plus(TopicLoad next) {
        return new TopicLoad(
                topic,
                next.table,
                entries + next.entries,
                files + next.files,
                rows + next.rows,
                bytes + next.bytes,
                elapsed.plus(next.elapsed));
    }
}
