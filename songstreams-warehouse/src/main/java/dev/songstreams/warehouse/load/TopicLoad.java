// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import java.time.Duration;

/**
 * What one load of a topic did.
 *
 * @param topic the topic
 * @param table the table, with its schema
 * @param entries the log entries loaded by this loader, position-only ones too
 * @param files their files
 * @param rows the rows loaded
 * @param bytes the files' length
 * @param elapsed how long it took
 */
public record TopicLoad(String topic, String table, int entries, int files, long rows, long bytes, Duration elapsed) {
    TopicLoad plus(TopicLoad next) {
        return new TopicLoad(
                topic,
                table,
                entries + next.entries,
                files + next.files,
                rows + next.rows,
                bytes + next.bytes,
                elapsed.plus(next.elapsed));
    }
}
