// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import dev.songstreams.core.event.Values;
import dev.songstreams.core.row.ColumnVector;
import dev.songstreams.core.row.LongVector;
import dev.songstreams.core.row.RowBatch;
import dev.songstreams.lake.format.FileEncoder;
import dev.songstreams.lake.format.FileFormat;
import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectOutput;
import dev.songstreams.lake.store.ObjectStore;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A data file being written. Used by one thread at a time. */
final class OpenFile {
    private final ObjectKey key;
    private final ZoneSpec zone;
    private final ObjectOutput output;
    private final ChecksumOutputStream bytes;
    /** Until the file has ended: what it held is not to wait with the file for its batch's commit. */
    private volatile @Nullable FileEncoder encoder;

    private long rows;
    private long minMicros = Long.MAX_VALUE;
    private long maxMicros = Long.MIN_VALUE;

    OpenFile(ObjectStore store, FileFormat format, ZoneSpec zone, ObjectKey key) throws IOException {
        this.key = key;
        this.zone = zone;
        this.output = store.create(key);
        this.bytes = new ChecksumOutputStream(output);
        try {
            this.encoder = format.encoder(zone.schema(), bytes);
        } catch (IOException | RuntimeException e) {
            close(e);
            throw e;
        }
    }

    void write(RowBatch batch, int from, int to) throws IOException {
        encoder().write(batch, from, to);
        rows += to - from;
        if (zone.timeColumn() >= 0) {
            noteTimes(batch.vector(zone.timeColumn()), from, to);
        }
    }

    private void noteTimes(ColumnVector times, int from, int to) {
        LongVector micros = (LongVector) times;
        for (int row = from; row < to; row++) {
            if (!micros.isNull(row)) {
                minMicros = Math.min(minMicros, micros.get(row));
                maxMicros = Math.max(maxMicros, micros.get(row));
            }
        }
    }

    ObjectKey key() {
        return key;
    }

    long rows() {
        return rows;
    }

    long memoryBytes() {
        FileEncoder open = encoder;
        return (open == null ? 0 : open.memoryBytes()) + output.memoryBytes();
    }

    private FileEncoder encoder() {
        return Objects.requireNonNull(encoder, "the file has ended");
    }

    /** Ends the file: no more rows come. */
    void end() throws IOException {
        encoder().finish();
        encoder = null;
        output.end();
    }

    /** Publishes the file, which has ended. */
    DataFile publish(FileFormat format) throws IOException {
        output.complete();
        output.close();
        boolean timed = minMicros <= maxMicros;
        return new DataFile(
                key,
                zone.zone(),
                format.description(),
                zone.schema().size(),
                rows,
                bytes.bytes(),
                bytes.crc32c(),
                timed ? Values.instantOfMicros(minMicros) : null,
                timed ? Values.instantOfMicros(maxMicros) : null);
    }

    /** Throws the file away. */
    void discard() throws IOException {
        output.close();
    }

    private void close(Exception cause) {
        try {
            output.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
