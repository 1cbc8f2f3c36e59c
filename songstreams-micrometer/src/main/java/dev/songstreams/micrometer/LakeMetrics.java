// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.micrometer;

import dev.songstreams.lake.log.LakeListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/**
 * A lake's meters, all beginning with {@code songstreams.lake.} and with the tag {@code topic}. Thread-safe; one for each lake, given to
 * its sink, its sweeper and its redrives.
 *
 * <table>
 *   <caption>The meters</caption>
 *   <tr><th>meter</th><th>type</th><th>what it says</th></tr>
 *   <tr><td>conflicts</td><td>counter</td><td>slots of the log that another writer had taken</td></tr>
 *   <tr><td>superseded</td><td>counter</td><td>batches thrown away because another was further, or a sweep fenced them off</td></tr>
 *   <tr><td>unknown.outcomes</td><td>counter</td><td>commits of which it was not known whether they were written</td></tr>
 *   <tr><td>swept.files, swept.bytes</td><td>counter</td><td>what sweeps removed</td></tr>
 * </table>
 */
public final class LakeMetrics implements LakeListener {
    private final Meters meters;

    /** Meters in that registry, without tags but the topic's. */
    public LakeMetrics(MeterRegistry registry) {
        this(registry, Tags.empty());
    }

    /** Meters in that registry, all with these tags. */
    public LakeMetrics(MeterRegistry registry, Tags tags) {
        meters = new Meters(registry, "songstreams.lake.", tags);
    }

    @Override
    public void conflicted(String topic, int conflicts) {
        meters.count("conflicts", conflicts, "topic", topic);
    }

    @Override
    public void superseded(String topic) {
        meters.count("superseded", 1, "topic", topic);
    }

    @Override
    public void outcomeUnknown(String topic) {
        meters.count("unknown.outcomes", 1, "topic", topic);
    }

    @Override
    public void swept(String topic, int files, long bytes) {
        meters.count("swept.files", files, "topic", topic);
        meters.count("swept.bytes", bytes, "topic", topic);
    }
}
