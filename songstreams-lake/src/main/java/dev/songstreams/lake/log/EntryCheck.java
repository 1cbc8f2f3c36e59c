// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.core.row.RowSchema;
import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.lake.store.ObjectKey;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What must hold of every entry of a topic's log by itself, whoever wrote or edited it. */
final class EntryCheck {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private final String topic;
    private final LogEntry entry;

    private EntryCheck(String topic, LogEntry entry) {
        this.topic = topic;
        this.entry = entry;
    }

    /** What is wrong with an entry, or null if nothing is. */
    static @Nullable String problem(String topic, LogEntry entry) {
        return new EntryCheck(topic, entry).problem();
    }

    private @Nullable String problem() {
        if (!ID.matcher(entry.id()).matches()) {
            return "its id is no UUID";
        }
        String previous = entry.previous();
        if (previous == null ? entry.sequence() != 1 : !ID.matcher(previous).matches() || entry.sequence() == 1) {
            return "it follows " + previous;
        }
        if (entry.minBase() < 0 || entry.minBase() > entry.sequence()) {
            return "its fence is " + entry.minBase();
        }
        String problem = positions();
        if (problem == null) {
            problem = offsets();
        }
        return problem == null ? files() : problem;
    }

    private @Nullable String positions() {
        for (Map.Entry<Integer, Long> position : entry.positions().entrySet()) {
            if (position.getKey() < 0 || position.getValue() < 0) {
                return "partition " + position.getKey() + " stands at " + position.getValue();
            }
        }
        return null;
    }

    private @Nullable String offsets() {
        for (Map.Entry<Integer, OffsetRange> range : entry.ranges().entrySet()) {
            Long stands = entry.positions().get(range.getKey());
            if (stands == null || stands != range.getValue().to()) {
                return "it covers partition " + range.getKey() + " up to "
                        + range.getValue().to() + ", but says that it stands at " + stands;
            }
        }
        for (Map.Entry<Integer, List<OffsetRange>> gaps : entry.gaps().entrySet()) {
            OffsetRange range = entry.ranges().get(gaps.getKey());
            for (OffsetRange gap : gaps.getValue()) {
                if (range == null || gap.from() < range.from() || gap.to() > range.to()) {
                    return "the gap " + gap + " of partition " + gaps.getKey() + " does not lie in what it covers";
                }
            }
        }
        return null;
    }

    private @Nullable String files() {
        for (DataFile file : entry.added()) {
            RowSchema schema = entry.schemas().get(file.zone());
            if (schema == null || !isIn(file.zone(), file.key())) {
                return "the file " + file.key() + " does not lie where files of zone "
                        + file.zone().folder() + " of " + topic + " lie";
            }
            if (file.columns() < 1 || file.columns() > schema.size() || file.rows() < 0 || file.bytes() < 0) {
                return "the file " + file.key() + " can't have " + file.columns() + " columns, " + file.rows()
                        + " rows and " + file.bytes() + " bytes";
            }
        }
        for (ObjectKey key : entry.removed()) {
            if (entry.schemas().keySet().stream().noneMatch(zone -> isIn(zone, key))) {
                return "the file " + key + " is none of " + topic;
            }
        }
        return null;
    }

    private boolean isIn(Zone zone, ObjectKey key) {
        return key.path().startsWith(LakeLayout.dataFolder(zone, topic) + "/");
    }
}
