// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import dev.songstreams.core.decode.Rejection;
import dev.songstreams.core.decode.RowDecoder;
import dev.songstreams.core.decode.SourceRecord;
import dev.songstreams.core.row.LongVector;
import dev.songstreams.core.row.RowBatch;
import dev.songstreams.core.sink.SinkLane;
import dev.songstreams.lake.format.FileFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One lane of a batch: each record once into each zone it belongs to. */
final class LakeLane implements SinkLane {
    private static final Logger LOG = LoggerFactory.getLogger(LakeSink.class);
    private static final int PARTITION = 0;
    private static final int OFFSET = 1;

    private final BatchContext context;
    private final @Nullable ZoneFiles raw;
    private final @Nullable CleanFiles clean;
    private final List<ZoneFiles> zones;
    private long records;
    private long deadLetters;

    LakeLane(BatchContext context) {
        this.context = context;
        TopicPlan plan = context.plan();
        this.raw = plan.raw() == null ? null : new ZoneFiles(context, plan.raw());
        this.clean = plan.clean() == null || plan.dead() == null || plan.model() == null
                ? null
                : new CleanFiles(
                        new ZoneFiles(context, plan.clean()),
                        new ZoneFiles(context, plan.dead()),
                        plan.model().decoders().get(),
                        plan.clean().timeColumn());
        this.zones = zones(raw, clean);
    }

    private static List<ZoneFiles> zones(@Nullable ZoneFiles raw, @Nullable CleanFiles clean) {
        List<ZoneFiles> zones = new ArrayList<>();
        if (raw != null) {
            zones.add(raw);
        }
        if (clean != null) {
            zones.add(clean.clean());
            zones.add(clean.dead());
        }
        return zones;
    }

    /** Zone clean, and zone dead for what can't go there. */
    private record CleanFiles(ZoneFiles clean, ZoneFiles dead, RowDecoder decoder, int timeColumn) {}

    @Override
    public void write(Iterable<? extends SourceRecord> source) {
        try {
            for (SourceRecord record : source) {
                put(record);
            }
            settle();
        } catch (IOException e) {
            throw context.failed(e);
        }
    }

    /** Writes a record, behind which others come soon: it may wait for them. */
    void add(SourceRecord record) {
        try {
            put(record);
        } catch (IOException e) {
            throw context.failed(e);
        }
    }

    private void put(SourceRecord record) throws IOException {
        records++;
        if (raw != null) {
            KafkaRow.set(record, raw.rows());
            raw.endRow(record, KafkaRow.micros(record));
        }
        if (clean != null) {
            writeClean(record, clean);
        }
    }

    private void writeClean(SourceRecord record, CleanFiles files) throws IOException {
        RowBatch rows = files.clean().rows();
        rows.longs(PARTITION).set(record.partition());
        rows.longs(OFFSET).set(record.offset());
        Rejection rejection = decode(record, rows, files.decoder(), context.format());
        if (rejection == null) {
            files.clean().endRow(record, time(record, rows, files.timeColumn()));
            return;
        }
        rows.dropRow();
        writeDead(record, rejection.reason().name(), rejection.detail(), files.dead());
        deadLetters++;
        tell(record, rejection);
    }

    /** Sets the columns behind the coordinates; why the row under way is none, or null. */
    static @Nullable Rejection decode(SourceRecord record, RowBatch rows, RowDecoder decoder, FileFormat format) {
        Rejection rejection = decoder.decode(record, rows, KafkaColumns.COORDINATES.size());
        if (rejection != null) {
            return rejection;
        }
        String refusal = format.refusal(rows, rows.rows());
        return refusal == null ? null : new Rejection(Rejection.Reason.UNSTORABLE, refusal);
    }

    /** Takes a dead letter over as it is. */
    void keep(StoredRecord deadLetter) throws IOException {
        Objects.requireNonNull(clean, "the lane of a rewrite has zones clean and dead");
        writeDead(deadLetter, deadLetter.reason(), deadLetter.detail(), clean.dead());
    }

    private static long time(SourceRecord record, RowBatch rows, int timeColumn) {
        return timeColumn < 0 ? KafkaRow.micros(record) : ((LongVector) rows.vector(timeColumn)).get(rows.rows());
    }

    private static void writeDead(SourceRecord record, String reason, String detail, ZoneFiles dead)
            throws IOException {
        RowBatch rows = dead.rows();
        KafkaRow.set(record, rows);
        rows.bytes(KafkaRow.REASON).set(reason);
        rows.bytes(KafkaRow.DETAIL).set(detail);
        dead.endRow(record, KafkaRow.micros(record));
    }

    private void tell(SourceRecord record, Rejection rejection) {
        try {
            context.settings().deadLetters().deadLetter(record.topic(), record.partition(), record.offset(), rejection);
        } catch (RuntimeException e) {
            LOG.warn("the dead-letter listener failed on {}", record.coordinates(), e);
        }
    }

    @Override
    public void finish() {
        try {
            settle();
            zones.forEach(ZoneFiles::end);
        } catch (IOException e) {
            throw context.failed(e);
        }
    }

    private void settle() throws IOException {
        for (ZoneFiles zone : zones) {
            zone.settle();
        }
    }

    long records() {
        return records;
    }

    long deadLetters() {
        return deadLetters;
    }

    /** What is staged and in no file yet. */
    long memoryBytes() {
        long sum = 0;
        for (ZoneFiles zone : zones) {
            sum += zone.memoryBytes();
        }
        return sum;
    }
}
