// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet;

import dev.songstreams.core.row.RowSchema;
import dev.songstreams.lake.format.FileDecoder;
import dev.songstreams.lake.format.FileEncoder;
import dev.songstreams.lake.format.FileFormat;
import dev.songstreams.lake.format.FormatDescription;
import dev.songstreams.lake.format.parquet.internal.ScratchPool;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.util.Map;
import java.util.Objects;

/**
 * Parquet files that Redshift's COPY, Spark, DuckDB and pyarrow read. Thread-safe. Its settings never change; it keeps memory of
 * files that have ended for those that begin, so that one format for all files is better than one for each: at most 16 MiB and a
 * tenth of the heap, or 400 MiB of a large one.
 *
 * <p>Pages are of version 1, as Spark writes them, with dictionaries where they pay, checksums, statistics, and column and
 * offset indexes. Required columns are {@code required}, others {@code optional}.
 *
 * <table>
 *   <caption>Which column becomes what</caption>
 *   <tr><th>column</th><th>Parquet</th></tr>
 *   <tr><td>TEXT, ENUM, UUID</td><td>BINARY (STRING); Redshift has no type for the latter two</td></tr>
 *   <tr><td>INT, LONG, FLOAT, DOUBLE, BOOLEAN</td><td>INT32, INT64, FLOAT, DOUBLE, BOOLEAN</td></tr>
 *   <tr><td>DATE</td><td>INT32 (DATE)</td></tr>
 *   <tr><td>TIMESTAMP</td><td>INT96, or INT64 (TIMESTAMP, microseconds, UTC): see {@link TimestampEncoding}</td></tr>
 *   <tr><td>DECIMAL</td><td>INT32 up to 9 digits, INT64 up to 18, else FIXED_LEN_BYTE_ARRAY (DECIMAL)</td></tr>
 * </table>
 *
 * <pre>{@code
 * FileFormat format = ParquetFormat.builder().compression(ParquetCompression.ZSTD).build();
 * }</pre>
 */
public final class ParquetFormat implements FileFormat {
    /**
     * 32 MiB. The compressed pages of a row group wait in memory until it is complete, for every file that is open, so the 128
     * MiB that are usual where one task writes one file would be too much. Still some hundred thousand events, enough for
     * readers, which work row group by row group.
     */
    public static final long DEFAULT_ROW_GROUP_BYTES = 32L << 20;

    /** 1 MiB, before compression, as in all of Parquet's writers. A page also ends after 20,000 rows. */
    public static final int DEFAULT_PAGE_BYTES = 1 << 20;

    /** Half of what a poller's open batches hold by default, since one is filled while another's pages are stored. */
    private static final long IDLE_PAGES = Math.min(Runtime.getRuntime().maxMemory() / 16, 256 << 20);
    /** In 512 MB of heap four or so of those that write the largest pages. */
    private static final long IDLE_SCRATCH = Math.min(Runtime.getRuntime().maxMemory() / 32, 128 << 20);

    private final ParquetCompression compression;
    private final TimestampEncoding timestamps;
    private final IntegerEncoding integers;
    private final long rowGroupBytes;
    private final int pageBytes;
    private final SpareColumns spares = new SpareColumns();
    private final PagePool pages = new PagePool(IDLE_PAGES);
    private final ScratchPool scratches = new ScratchPool(IDLE_SCRATCH);

    private ParquetFormat(Builder builder) {
        compression = builder.compression;
        timestamps = builder.timestamps;
        integers = builder.integers;
        rowGroupBytes = builder.rowGroupBytes;
        pageBytes = builder.pageBytes;
        if (pageBytes < 1024) {
            throw new IllegalArgumentException("pageBytes is at least 1024, not " + pageBytes);
        }
        if (rowGroupBytes < pageBytes) {
            throw new IllegalArgumentException(
                    "rowGroupBytes (" + rowGroupBytes + ") is at least pageBytes (" + pageBytes + ")");
        }
    }

    /** Snappy, INT96, plain integers, row groups of 32 MiB. */
    public static ParquetFormat defaults() {
        return builder().build();
    }

    /**
     * The format of files that are described so, with the defaults of what a reader need not know.
     *
     * @throws IllegalArgumentException if this class wrote no such files
     */
    public static ParquetFormat described(FormatDescription description) {
        return builder()
                .compression(ParquetCompression.labelled(description.option("compression")))
                .timestamps(TimestampEncoding.labelled(description.option("timestamps")))
                .build();
    }

    /** Settings to change from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public FormatDescription description() {
        return new FormatDescription(
                "parquet", Map.of("compression", compression.label(), "timestamps", timestamps.label()));
    }

    @Override
    public String extension() {
        return "parquet";
    }

    @Override
    public FileEncoder encoder(RowSchema schema, OutputStream out) throws IOException {
        FileColumns columns = spares.take(schema, () -> new FileColumns(layout(schema), compression, scratches));
        return new ParquetEncoder(columns, spares::give, rowGroupBytes, out);
    }

    @Override
    public FileDecoder decoder(RowSchema schema, FileChannel file) throws IOException {
        return new ParquetDecoder(layout(schema), new ParquetFooter(file));
    }

    private ParquetLayout layout(RowSchema schema) {
        return new ParquetLayout(schema, timestamps, integers, pageBytes, pages);
    }

    @Override
    public String toString() {
        return description().toString();
    }

    /** Settings of a {@link ParquetFormat}; checked when it is built. */
    public static final class Builder {
        private ParquetCompression compression = ParquetCompression.SNAPPY;
        private TimestampEncoding timestamps = TimestampEncoding.INT96;
        private IntegerEncoding integers = IntegerEncoding.PLAIN;
        private long rowGroupBytes = DEFAULT_ROW_GROUP_BYTES;
        private int pageBytes = DEFAULT_PAGE_BYTES;

        private Builder() {}

        /** How pages are compressed; by default SNAPPY. */
        public Builder compression(ParquetCompression compression) {
            this.compression = Objects.requireNonNull(compression, "compression");
            return this;
        }

        /** How timestamps are held; by default INT96. */
        public Builder timestamps(TimestampEncoding timestamps) {
            this.timestamps = Objects.requireNonNull(timestamps, "timestamps");
            return this;
        }

        /** How integers are held that a dictionary would not make smaller; by default PLAIN. */
        public Builder integers(IntegerEncoding integers) {
            this.integers = Objects.requireNonNull(integers, "integers");
            return this;
        }

        /** The compressed size at which a row group ends; by default {@link #DEFAULT_ROW_GROUP_BYTES}, at least a page. */
        public Builder rowGroupBytes(long rowGroupBytes) {
            this.rowGroupBytes = rowGroupBytes;
            return this;
        }

        /** The size before compression that a page is not to pass; by default {@link #DEFAULT_PAGE_BYTES}, at least 1024. */
        public Builder pageBytes(int pageBytes) {
            this.pageBytes = pageBytes;
            return this;
        }

        /**
         * The format.
         *
         * @throws IllegalArgumentException if a size is too small
         */
        public ParquetFormat build() {
            return new ParquetFormat(this);
        }
    }
}
