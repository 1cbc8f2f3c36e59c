// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.jmh;

import com.sun.management.ThreadMXBean;
import dev.songstreams.benchmarks.events.ValueRecord;
import dev.songstreams.core.decode.JsonOptions;
import dev.songstreams.core.decode.JsonRowDecoder;
import dev.songstreams.core.decode.TextRepair;
import dev.songstreams.core.event.EventType;
import dev.songstreams.core.row.RowBatch;
import dev.songstreams.core.streamify.ListenEvent;
import dev.songstreams.lake.format.FileEncoder;
import dev.songstreams.lake.format.FileFormat;
import dev.songstreams.lake.format.parquet.ParquetCompression;
import dev.songstreams.lake.format.parquet.ParquetFormat;
import dev.songstreams.lake.format.text.CsvFormat;
import dev.songstreams.simulator.Simulation;
import dev.songstreams.simulator.SimulationSettings;
import dev.songstreams.simulator.Topic;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What one thread spends on an event at each stage of a lane: CPU time and allocation, which other processes on the machine disturb
 * less than they do the wall clock. Prints the median of the last rounds, and the least.
 */
final class Stages {
    private static final int EVENTS = 300_000;
    private static final int ROUNDS = 15;
    private static final int WARM_UP = 6;
    private static final int BATCH_ROWS = 1024;
    private static final EventType<ListenEvent> LISTENS = EventType.of(ListenEvent.class);
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final List<ValueRecord> events = new ArrayList<>();
    private final JsonRowDecoder decoder =
            new JsonRowDecoder(LISTENS, JsonOptions.defaults().withTextRepair(TextRepair.LATIN1_READ_AS_UTF8));

    private Stages() {}

    private interface Stage {
        void run() throws IOException;
    }

    public static void main(String[] arguments) throws IOException {
        new Stages().run();
    }

    private void run() throws IOException {
        new Simulation(SimulationSettings.builder()
                        .users(25_000)
                        .period(Duration.ofDays(8))
                        .seed(7)
                        .build())
                .forEach(this::keep);
        System.out.printf(Locale.ROOT, "%d listens, one thread%n", events.size());
        RowBatch reused = new RowBatch(LISTENS.schema(), BATCH_ROWS);
        measure("JSON to columns", () -> decodeAll(reused));
        List<RowBatch> batches = batches();
        for (ParquetCompression compression : ParquetCompression.values()) {
            FileFormat format = ParquetFormat.builder().compression(compression).build();
            measure("columns to parquet " + compression, () -> encode(format, batches));
        }
        measure("columns to CSV", () -> encode(CsvFormat.defaults(), batches));
    }

    private void keep(Topic topic, byte[] buffer, int offset, int length, long epochMillis) {
        if (topic == Topic.LISTEN && events.size() < EVENTS) {
            events.add(new ValueRecord(Arrays.copyOfRange(buffer, offset, offset + length), events.size()));
        }
    }

    private void decodeAll(RowBatch batch) {
        batch.clear();
        for (ValueRecord event : events) {
            decode(event, batch);
            if (batch.isFull()) {
                batch.clear();
            }
        }
    }

    private void decode(ValueRecord event, RowBatch batch) {
        if (decoder.decode(event, batch, 0) != null) {
            throw new IllegalStateException("the simulation made no event at " + event.offset());
        }
        batch.endRow();
    }

    private List<RowBatch> batches() {
        List<RowBatch> batches = new ArrayList<>();
        RowBatch batch = new RowBatch(LISTENS.schema(), BATCH_ROWS);
        for (ValueRecord event : events) {
            decode(event, batch);
            if (batch.isFull()) {
                batches.add(batch);
                batch = new RowBatch(LISTENS.schema(), BATCH_ROWS);
            }
        }
        batches.add(batch);
        return batches;
    }

    private static void encode(FileFormat format, List<RowBatch> batches) throws IOException {
        FileEncoder encoder = format.encoder(LISTENS.schema(), java.io.OutputStream.nullOutputStream());
        for (RowBatch batch : batches) {
            encoder.write(batch, 0, batch.rows());
        }
        encoder.finish();
    }

    private void measure(String name, Stage stage) throws IOException {
        List<Double> micros = new ArrayList<>();
        long allocated = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long bytes = THREAD.getCurrentThreadAllocatedBytes();
            long nanos = THREAD.getCurrentThreadCpuTime();
            stage.run();
            micros.add((THREAD.getCurrentThreadCpuTime() - nanos) / 1e3 / events.size());
            allocated = THREAD.getCurrentThreadAllocatedBytes() - bytes;
        }
        List<Double> warm = micros.subList(WARM_UP, ROUNDS).stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "%-32s %.3f us an event (least %.3f), %d bytes allocated%n",
                name,
                warm.get(warm.size() / 2),
                warm.get(0),
                allocated / events.size());
    }
}
