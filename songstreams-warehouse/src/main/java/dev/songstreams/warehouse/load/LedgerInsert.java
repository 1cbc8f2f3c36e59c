// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.warehouse.ddl.QualifiedName;
import dev.songstreams.warehouse.query.table.TableName;
import dev.songstreams.warehouse.run.Database;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;

/**
 * What one load writes into the ledger: a row for each entry, in one statement.
 *
 * @param lakeId the lake
 * @param topic the topic
 * @param loadId the load's id, by which its commit can be found out
 * @param table the table loaded, without its schema
 * @param queryId the last COPY's id; none if there was nothing to COPY
 * @param loadedAt when, by the loader's clock
 * @param rows the entries, at least one
 */
record LedgerInsert(
        String lakeId,
        String topic,
        String loadId,
        String table,
        OptionalLong queryId,
        Instant loadedAt,
        List<LedgerRow> rows) {
    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    void into(Database transaction, TableName ledger) {
        String sql = "INSERT INTO " + QualifiedName.sql(ledger) + " VALUES "
                + String.join(", ", Collections.nCopies(rows.size(), ROW));
        transaction.withConnection(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                int next = 1;
                for (LedgerRow row : rows) {
                    next = bind(insert, next, row);
                }
                return insert.executeUpdate();
            }
        });
    }

    private int bind(PreparedStatement insert, int first, LedgerRow row) throws SQLException {
        int next = first;
        insert.setString(next++, lakeId);
        insert.setString(next++, topic);
        insert.setInt(next++, LoadLedger.SHARD);
        insert.setLong(next++, row.sequence());
        insert.setString(next++, row.entryId());
        insert.setString(next++, loadId);
        insert.setString(next++, table);
        insert.setInt(next++, row.files());
        insert.setLong(next++, row.rows());
        insert.setLong(next++, row.bytes());
        if (queryId.isPresent()) {
            insert.setLong(next++, queryId.getAsLong());
        } else {
            insert.setNull(next++, Types.BIGINT);
        }
        insert.setObject(next++, LocalDateTime.ofInstant(loadedAt, ZoneOffset.UTC));
        return next;
    }
}
