// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.star;

import static dev.songstreams.warehouse.query.function.Aggregates.min;

import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.table.Column;
import dev.songstreams.warehouse.query.table.Table;
import dev.songstreams.warehouse.query.table.TableName;
import dev.songstreams.warehouse.run.Database;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A staging table with rows that the star has not read.
 *
 * @param topic the staging table
 * @param fromOffset none of those rows has a lesser offset, whatever its partition
 */
record UnreadTopic(StagedTopic topic, long fromOffset) {

    /** Those with something new, as the script has put into its temporary table; all of them, where something was reloaded. */
    static List<UnreadTopic> among(List<StagedTopic> topics, StarReloads reloads, Database transaction) {
        Reached reached = new Reached(TableName.of("songstreams_reached"));
        return topics.stream()
                .flatMap(topic -> reloads.isNone()
                        ? reached.from(topic, transaction).stream().map(offset -> new UnreadTopic(topic, offset))
                        : Stream.of(new UnreadTopic(topic, 0)))
                .toList();
    }

    /** What a script has places for: those of the topic, and the offset. */
    Map<String, String> places(Map<String, String> others) {
        Map<String, String> places = new HashMap<>(topic.places(others));
        places.put("from_offset", Long.toString(fromOffset));
        return places;
    }

    /** The temporary table of partitions with new rows. */
    private static final class Reached extends Table<Reached> {
        private final Column<String> topic = column("topic", String.class);
        private final Column<Long> fromOffset = column("from_offset", Long.class);

        Reached(TableName name) {
            super(name, Reached::new);
        }

        Optional<Long> from(StagedTopic staged, Database transaction) {
            return transaction.fetchOne(Query.select(min(fromOffset)).from(this).where(topic.eq(staged.tableName())));
        }
    }
}
