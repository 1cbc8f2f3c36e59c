// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks;

import java.util.List;
import java.util.Map;

/** The topics of the job, and the settings with which every peer reads them. */
final class EventTopics {
    static final List<String> NAMES = List.of("listen_events", "page_view_events", "auth_events");

    static final int PARTITIONS = 2;

    private EventTopics() {}

    static Map<String, Object> consumer(String servers) {
        return Map.of(
                "bootstrap.servers",
                servers,
                "fetch.max.bytes",
                50 << 20,
                "max.partition.fetch.bytes",
                4 << 20,
                "max.poll.records",
                20_000,
                "receive.buffer.bytes",
                1 << 20,
                "fetch.max.wait.ms",
                10);
    }
}
