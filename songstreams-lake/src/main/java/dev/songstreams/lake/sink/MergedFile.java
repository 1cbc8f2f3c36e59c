// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import dev.songstreams.core.row.RowBatch;
import dev.songstreams.core.row.RowSchema;
import dev.songstreams.lake.format.FileFormat;
import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectStore;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file that takes over the rows of others as they are. Until it is published there is nothing; one that is closed before leaves
 * nothing behind. Used by one thread.
 */
public final class MergedFile implements Closeable {
    /** Times come from the other files. */
    private static final int NO_TIME = -1;

    private final FileFormat format;
    private final OpenFile file;
    private boolean published;

    /**
     * Begins a file.
     *
     * @param schema the columns that the other files have
     */
    public MergedFile(ObjectStore store, FileFormat format, Zone zone, RowSchema schema, ObjectKey key)
            throws IOException {
        this.format = format;
        this.file = new OpenFile(store, format, new ZoneSpec(zone, schema, NO_TIME), key);
    }

    /** Adds all rows of a batch. */
    public void write(RowBatch rows) throws IOException {
        file.write(rows, 0, rows.rows());
    }

    /**
     * Ends the file and publishes it.
     *
     * @param sources the files whose rows it has
     */
    public DataFile publish(List<DataFile> sources) throws IOException {
        file.end();
        DataFile merged = file.publish(format);
        published = true;
        return new DataFile(
                merged.key(),
                merged.zone(),
                merged.format(),
                merged.columns(),
                merged.rows(),
                merged.bytes(),
                merged.crc32c(),
                times(sources, DataFile::minTime).min(Comparator.naturalOrder()).orElse(null),
                times(sources, DataFile::maxTime).max(Comparator.naturalOrder()).orElse(null));
    }

    private static Stream<Instant> times(List<DataFile> files, Function<DataFile, @Nullable Instant> time) {
        return files.stream().map(time).filter(Objects::nonNull);
    }

    @Override
    public void close() throws IOException {
        if (!published) {
            file.discard();
        }
    }
}
