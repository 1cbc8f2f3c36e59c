// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import dev.songstreams.core.row.RowSchema;
import dev.songstreams.lake.log.Zone;

/**
 * What a topic's rows look like in a zone.
 *
 * @param zone the zone
 * @param schema its columns
 * @param timeColumn the column that holds a row's time, or -1
 */
record ZoneSpec(Zone zone, RowSchema schema, int timeColumn) {
    static ZoneSpec raw() {
        return new ZoneSpec(Zone.RAW, KafkaColumns.RAW, KafkaColumns.RAW.indexOf("kafka_timestamp"));
    }

    static ZoneSpec dead() {
        return new ZoneSpec(Zone.DEAD, KafkaColumns.DEAD, KafkaColumns.DEAD.indexOf("kafka_timestamp"));
    }

    static ZoneSpec clean(TopicModel model) {
        RowSchema schema = model.type().schema().withLeading(KafkaColumns.COORDINATES);
        int leading = KafkaColumns.COORDINATES.size();
        int time = model.type().eventTime().isPresent()
                ? leading + model.type().eventTime().getAsInt()
                : -1;
        return new ZoneSpec(Zone.CLEAN, schema, time);
    }
}
