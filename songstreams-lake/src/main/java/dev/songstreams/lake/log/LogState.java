// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a log stands: what its newest entry says, or what holds before the first.
 *
 * @param newest the newest entry, or null if there is none
 */
record LogState(@Nullable LogEntry newest) {
    long sequence() {
        return newest == null ? 0 : newest.sequence();
    }

    @Nullable
    String id() {
        return newest == null ? null : newest.id();
    }

    @Nullable
    String topicId() {
        return newest == null ? null : newest.topicId();
    }

    List<String> formerTopicIds() {
        return newest == null ? List.of() : newest.formerTopicIds();
    }

    Map<Integer, Long> positions() {
        return newest == null ? Map.of() : newest.positions();
    }

    long fence() {
        return newest == null ? 0 : newest.minBase();
    }

    /** Why nothing that was begun at that base can be committed any more, or null if it can. */
    @Nullable
    String fencedOff(long base) {
        return base < fence() ? "a sweep set the fence to " + fence() + ", above the batch's base " + base : null;
    }
}
