// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import dev.songstreams.core.row.RowSchema;
import dev.songstreams.lake.log.Zone;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which zones a topic's records go to. A topic without a model goes to raw alone.
 *
 * @param raw zone raw, or null
 * @param clean zone clean, or null
 * @param dead zone dead, or null; there whenever clean is
 * @param model how records are decoded for clean, or null
 */
record TopicPlan(
        @Nullable ZoneSpec raw,
        @Nullable ZoneSpec clean,
        @Nullable ZoneSpec dead,
        @Nullable TopicModel model) {

    static TopicPlan of(String topic, Set<Zone> zones, @Nullable TopicModel model) {
        boolean raw = zones.contains(Zone.RAW);
        if (model == null && !raw) {
            throw new IllegalArgumentException(
                    "topic " + topic
                            + " has no event type, so only zone raw could take its records, but the lake is written without it");
        }
        if (model == null || !zones.contains(Zone.CLEAN)) {
            return new TopicPlan(ZoneSpec.raw(), null, null, null);
        }
        return new TopicPlan(raw ? ZoneSpec.raw() : null, ZoneSpec.clean(model), ZoneSpec.dead(), model);
    }

    Map<Zone, RowSchema> schemas() {
        Map<Zone, RowSchema> schemas = new EnumMap<>(Zone.class);
        for (ZoneSpec spec : new @Nullable ZoneSpec[] {raw, clean, dead}) {
            if (spec != null) {
                schemas.put(spec.zone(), spec.schema());
            }
        }
        return schemas;
    }
}
