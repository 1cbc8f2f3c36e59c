// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.warehouse.query.table.TableName;

/**
 * What is loaded where.
 *
 * @param lakeId the lake
 * @param topic the topic
 * @param table the table
 */
record TopicTarget(String lakeId, String topic, TableName table) {
    /** The table without its schema, as the ledger has it. */
    String tableName() {
        return table.path().get(table.path().size() - 1);
    }

    LoadException failed(String message) {
        return new LoadException(topic, message, null);
    }
}
