// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.star;

import dev.songstreams.core.event.EventType;
import dev.songstreams.core.streamify.StreamifyEvent;
import dev.songstreams.warehouse.ddl.QualifiedName;
import dev.songstreams.warehouse.ddl.TableCatalog;
import dev.songstreams.warehouse.load.LoadLedger;
import dev.songstreams.warehouse.query.table.TableName;
import dev.songstreams.warehouse.run.Database;
import dev.songstreams.warehouse.sql.Quoting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A topic with a staging table of it: one of the topic's name, or one that the loader made when the topic was created again.
 *
 * @param table the staging table
 * @param topic the topic
 */
record StagedTopic(TableName table, String topic) {

    private static final String LISTENS = StreamifyEvent.LISTEN_EVENTS.name();
    private static final String CHANGES = StreamifyEvent.STATUS_CHANGE_EVENTS.name();

    /** The staging tables of Streamify's topics in this schema; a topic that nothing was sent to has none. */
    static List<StagedTopic> in(String schema, Database database) {
        LoadLedger ledger = LoadLedger.in(schema);
        boolean loaded = ledger.exists(database);
        List<StagedTopic> staged = new ArrayList<>();
        for (EventType<?> type : StreamifyEvent.types()) {
            Set<TableName> tables = new LinkedHashSet<>(Set.of(TableName.of(schema, type.name())));
            if (loaded) {
                tables.addAll(ledger.tables(database, type.name()));
            }
            tables.stream()
                    .filter(table -> !TableCatalog.columns(database, table).isEmpty())
                    .forEach(table -> staged.add(new StagedTopic(table, type.name())));
        }
        return staged;
    }

    boolean hasListens() {
        return topic.equals(LISTENS);
    }

    /** The table's name without its schema, by which the star knows it. */
    String tableName() {
        return table.path().get(1);
    }

    /** What a script has places for: the staging table, also as text, and which level a row tells. */
    Map<String, String> places(Map<String, String> others) {
        boolean change = topic.equals(CHANGES);
        Map<String, String> places = new HashMap<>(others);
        places.put("staged", QualifiedName.sql(table));
        places.put("topic", Quoting.literal(tableName()));
        places.put("is_change", change ? "1" : "0");
        // The event of a change carries the level before it; there are two.
        places.put("level", change ? "case s.level when 'free' then 'paid' else 'free' end" : "s.level");
        return places;
    }
}
