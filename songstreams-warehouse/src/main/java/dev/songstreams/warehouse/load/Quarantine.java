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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The files that loads leave out, in the ledger's own transactions. */
final class Quarantine {
    private static final int KEYS_OF_A_STATEMENT = 500;

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

    /** Puts files in, with the sequences of their entries. */
    void add(Database transaction, TopicTarget target, Map<DataFile, Long> entering, String reason, Instant now) {
        String user = user(transaction);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        entering.forEach((file, sequence) -> rows.add(Arrays.asList(
                target.lakeId(),
                target.topic(),
                sequence,
                file.key().path(),
                file.rows(),
                reason,
                user,
                now,
                null,
                null,
                null)));
        new RowInsert(definition).into(transaction, rows);
    }

    /** Lets files out, by a load of that id. */
    void release(Database transaction, TopicTarget target, Collection<ObjectKey> leaving, String loadId, Instant now) {
        List<ObjectKey> all = List.copyOf(leaving);
        for (int from = 0; from < all.size(); from += KEYS_OF_A_STATEMENT) {
            List<ObjectKey> some = all.subList(from, Math.min(from + KEYS_OF_A_STATEMENT, all.size()));
            String sql = "UPDATE " + QualifiedName.sql(definition.name())
                    + " SET released_by = current_user, released_at = ?, released_load = ?"
                    + " WHERE lake_id = ? AND topic = ? AND released_at IS NULL AND file IN ("
                    + String.join(", ", Collections.nCopies(some.size(), "?")) + ")";
            List<Object> values = new ArrayList<>(List.of(now, loadId, target.lakeId(), target.topic()));
            some.forEach(key -> values.add(key.path()));
            transaction.execute(sql, values);
        }
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
