// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.micrometer;

import dev.songstreams.warehouse.load.LoadListener;
import dev.songstreams.warehouse.load.QuarantinedFile;
import dev.songstreams.warehouse.load.TopicLoad;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/**
 * A loader's meters, all beginning with {@code songstreams.load.} and with the tag {@code topic}. Thread-safe; one for each loader.
 *
 * <table>
 *   <caption>The meters</caption>
 *   <tr><th>meter</th><th>type</th><th>what it says</th></tr>
 *   <tr><td>batch</td><td>timer</td><td>batches of log entries that were loaded, each one transaction</td></tr>
 *   <tr><td>entries, files, rows, bytes</td><td>counter</td><td>what they held</td></tr>
 *   <tr><td>entries.by.another</td><td>counter</td><td>entries that another loader had loaded first</td></tr>
 *   <tr><td>retries</td><td>counter</td><td>transactions that failed in a way that passes</td></tr>
 *   <tr><td>rewritten.rows</td><td>counter</td><td>rows taken out for the files of a redrive or replay</td></tr>
 *   <tr><td>left.out.replaced</td><td>counter</td><td>files that a load was behind and that later entries had replaced</td></tr>
 *   <tr><td>quarantined, released, left.out</td><td>counter</td><td>files put into quarantine, let out, and left out of loads</td></tr>
 *   <tr><td>failures</td><td>counter</td><td>topics that could not be loaded</td></tr>
 * </table>
 */
public final class LoadMetrics implements LoadListener {
    private final Meters meters;

    /** Meters in that registry, without tags but the topic's. */
    public LoadMetrics(MeterRegistry registry) {
        this(registry, Tags.empty());
    }

    /** Meters in that registry, all with these tags. */
    public LoadMetrics(MeterRegistry registry, Tags tags) {
        meters = new Meters(registry, "songstreams.load.", tags);
    }

    @Override
    public void loaded(TopicLoad batch) {
        String[] topic = {"topic", batch.topic()};
        meters.time("batch", batch.elapsed(), topic);
        meters.count("entries", batch.entries(), topic);
        meters.count("files", batch.files(), topic);
        meters.count("rows", batch.rows(), topic);
        meters.count("bytes", batch.bytes(), topic);
    }

    @Override
    public void loadedByAnother(String topic, long entries) {
        meters.count("entries.by.another", entries, "topic", topic);
    }

    @Override
    public void retrying(String topic, int attempt, String reason) {
        meters.count("retries", 1, "topic", topic);
    }

    @Override
    public void leftOut(String topic, String file, long rows) {
        meters.count("left.out", 1, "topic", topic);
    }

    @Override
    public void leftOutReplaced(String topic, long files, long rows) {
        meters.count("left.out.replaced", files, "topic", topic);
    }

    @Override
    public void rewriting(String topic, long entry, long deletedRows) {
        meters.count("rewritten.rows", deletedRows, "topic", topic);
    }

    @Override
    public void quarantined(QuarantinedFile file) {
        meters.count("quarantined", 1, "topic", file.topic());
    }

    @Override
    public void released(QuarantinedFile file, TopicLoad load) {
        meters.count("released", 1, "topic", file.topic());
    }

    @Override
    public void failed(String topic, RuntimeException failure) {
        meters.count("failures", 1, "topic", topic);
    }
}
