// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import org.jspecify.annotations.Nullable;

/**
 * How far a topic is loaded.
 *
 * @param sequence the newest log entry that is loaded
 * @param entryId that entry's id
 * @param table the table it was loaded into, without its schema
 * @param topicId the id that Kafka had given the topic by then; null if a version loaded it that did not note it
 */
public record LedgerPosition(
        long sequence,
        String entryId,
        String table,
        @Nullable String topicId) {}
