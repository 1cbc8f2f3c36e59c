// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.star;

import dev.songstreams.core.streamify.StreamifyEvent;
import dev.songstreams.warehouse.ddl.QualifiedName;
import dev.songstreams.warehouse.ddl.TableCatalog;
import dev.songstreams.warehouse.query.table.TableName;
import dev.songstreams.warehouse.run.Database;
import dev.songstreams.warehouse.sql.Quoting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A topic with its staging table, which has the topic's name.
 *
 * @param table the staging table
 * @param topic the topic
 */
record StagedTopic(TableName table, String topic) {

    private static final String LISTENS = StreamifyEvent.LISTEN_EVENTS.name();
    private static final String CHANGES = StreamifyEvent.STATUS_CHANGE_EVENTS.name();

    /** Streamify's topics that have a staging table in this schema; one that nothing was sent to has none. */
    static List<StagedTopic> in(String schema, Database database) {
        return StreamifyEvent.types().stream()
                .map(type -> new StagedTopic(TableName.of(schema, type.name()), type.name()))
                .filter(topic -> !TableCatalog.columns(database, topic.table()).isEmpty())
                .toList();
    }

    boolean hasListens() {
        return topic.equals(LISTENS);
    }

    /** What a script has places for: the staging table, the topic, and which level a row tells. */
    Map<String, String> places(Map<String, String> others) {
        boolean change = topic.equals(CHANGES);
        Map<String, String> places = new HashMap<>(others);
        places.put("staged", QualifiedName.sql(table));
        places.put("topic", Quoting.literal(topic));
        places.put("is_change", change ? "1" : "0");
        // The event of a change carries the level before it; there are two.
        places.put("level", change ? "case s.level when 'free' then 'paid' else 'free' end" : "s.level");
        return places;
    }
}
