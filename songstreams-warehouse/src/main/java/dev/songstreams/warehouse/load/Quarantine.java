// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import static dev.songstreams.warehouse.query.function.Aggregates.count;

import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.warehouse.ddl.QualifiedName;
import dev.songstreams.warehouse.ddl.TableDefinition;
import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.expression.Condition;
import dev.songstreams.warehouse.run.Database;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The files that loads leave out, in the ledger's own transactions. */
final class Quarantine {
    private final TableDefinition definition;
    private final QuarantineTable files;

    Quarantine(String schema) {
        this.definition = LedgerDefinition.quarantine(schema);
        this.files = new QuarantineTable(definition.name());
    }

    TableDefinition definition() {
        return definition;
    }

    /** What is quarantined of a lake's topic now, in the log's order. */
    List<QuarantinedFile> of(Database database, String lakeId, String topic) {
        return database.fetch(Query.select(
                        files.topic,
                        files.sequence,
                        files.file,
                        files.fileRows,
                        files.reason,
                        files.quarantinedBy,
                        files.quarantinedAt)
                .from(files)
                .where(files.lakeId.eq(lakeId).and(files.topic.eq(topic)).and(files.releasedAt.isNull()))
                .orderBy(files.sequence.asc(), files.file.asc())
                .as(QuarantinedFile.class));
    }

    /** The keys of what is quarantined of a topic. */
    Set<ObjectKey> keys(Database transaction, TopicTarget target) {
        return of(transaction, target.lakeId(), target.topic()).stream()
                .map(file -> new ObjectKey(file.file()))
                .collect(Collectors.toSet());
    }

    /** Puts a file in. */
    void add(Database transaction, TopicTarget target, long sequence, DataFile file, String reason, Instant now) {
        new RowInsert(definition)
                .into(
                        transaction,
                        List.of(Arrays.asList(
                                target.lakeId(),
                                target.topic(),
                                sequence,
                                file.key().path(),
                                file.rows(),
                                reason,
                                user(transaction),
                                now,
                                null,
                                null,
                                null)));
    }

    /** Lets a file out, by a load of that id. */
    void release(Database transaction, TopicTarget target, String file, String loadId, Instant now) {
        String sql = "UPDATE " + QualifiedName.sql(definition.name())
                + " SET released_by = current_user, released_at = ?, released_load = ?"
                + " WHERE lake_id = ? AND topic = ? AND file = ? AND released_at IS NULL";
        transaction.execute(sql, List.of(now, loadId, target.lakeId(), target.topic(), file));
    }

    /** Whether a load of that id let a file out. */
    boolean holdsLoad(Database database, String loadId) {
        Condition released = files.releasedLoad.eq(loadId);
        return database.fetch(Query.select(count()).from(files).where(released)).get(0) > 0;
    }

    private static String user(Database transaction) {
        return SessionQuery.text(transaction, "current_user");
    }
}
