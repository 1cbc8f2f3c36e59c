// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.core.row.Column;
import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.ColumnType.Kind;
import dev.songstreams.core.row.RowBatch;
import dev.songstreams.core.row.RowSchema;
import dev.songstreams.lake.format.DuckDb;
import dev.songstreams.lake.format.FileEncoder;
import dev.songstreams.lake.format.FormatDescription;
import dev.songstreams.lake.format.SampleRows;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.internal.column.columnindex.OffsetIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParquetFormatTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void twoReadersFindEveryValueAgain(ParquetCompression compression) throws Exception {
        SampleRows sample = new SampleRows(new Random().nextLong());
        List<List<Object>> rows = sample.rows(3_000);
        ParquetFormat format = ParquetFormat.builder()
                .compression(compression)
                .timestamps(TimestampEncoding.INT64_MICROS)
                .pageBytes(8 * 1024)
                .rowGroupBytes(64 * 1024)
                .build();
        Path file = write(sample.encode(format, rows));
        sample.assertRows(ParquetFiles.rows(sample.schema(), file), rows);
        sample.assertRows(duckRows(sample.schema(), file), rows);
        try (ParquetFileReader reader = ParquetFiles.open(file)) {
            assertThat(reader.getRowGroups().size()).isGreaterThan(1);
        }
    }

    @Test
    void holdsTimestampsAsInt96ByDefault() throws Exception {
        SampleRows sample = new SampleRows(new Random().nextLong());
        List<List<Object>> rows = sample.rows(2_000);
        Path file = write(sample.encode(ParquetFormat.defaults(), rows));
        sample.assertRows(ParquetFiles.rows(sample.schema(), file), rows);
        sample.assertRows(duckRows(sample.schema(), file), rows);
        try (ParquetFileReader reader = ParquetFiles.open(file)) {
            assertThat(reader.getFileMetaData().getSchema().toString())
                    .contains("required int96 timestamp_6;", "optional int96 optional_timestamp_6;");
        }
    }

    @Test
    void declaresTheTypesThatReadersKnow() throws Exception {
        SampleRows sample = new SampleRows(1);
        ParquetFormat format = ParquetFormat.builder()
                .timestamps(TimestampEncoding.INT64_MICROS)
                .build();
        Path file = write(sample.encode(format, sample.rows(1)));
        try (ParquetFileReader reader = ParquetFiles.open(file)) {
            assertThat(reader.getFileMetaData().getSchema().toString().lines())
                    .filteredOn(line -> !line.contains("optional"))
                    .containsExactly(
                            "message sample {",
                            "  required binary text_0 (STRING);",
                            "  required int32 int_1;",
                            "  required int64 long_2;",
                            "  required float float_3;",
                            "  required double double_4;",
                            "  required boolean boolean_5;",
                            "  required int64 timestamp_6 (TIMESTAMP(MICROS,true));",
                            "  required int32 date_7 (DATE);",
                            "  required int32 decimal_8 (DECIMAL(9,2));",
                            "  required int64 decimal_9 (DECIMAL(18,18));",
                            "  required int64 decimal_10 (DECIMAL(15,0));",
                            "  required fixed_len_byte_array(16) decimal_11 (DECIMAL(38,10));",
                            "  required fixed_len_byte_array(9) decimal_12 (DECIMAL(19,19));",
                            "  required binary uuid_13 (STRING);",
                            "  required binary enum_14 (STRING);",
                            "}");
        }
        try (DuckDb duck = new DuckDb()) {
            assertThat(duck.types("read_parquet('" + file + "')"))
                    .contains(
                            "text_0 VARCHAR",
                            "timestamp_6 TIMESTAMP WITH TIME ZONE",
                            "date_7 DATE",
                            "decimal_11 DECIMAL(38,10)");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFileIsTheSameWhateverFilesCameBeforeIt(IntegerEncoding integers) throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        SampleRows sample = new SampleRows(seed);
        ParquetFormat.Builder builder =
                ParquetFormat.builder().integers(integers).pageBytes(4096).rowGroupBytes(32 * 1024);
        ParquetFormat used = builder.build();
        for (int i = 0; i < 100; i++) {
            List<List<Object>> rows = sample.rows(random.nextInt(300));
            assertThat(sample.encode(used, rows))
                    .as("file %d, seed %d", i, seed)
                    .isEqualTo(sample.encode(builder.build(), rows));
        }
    }

    /** Their memory goes from one to the other, page by page. */
    @Test
    void filesThatAreOpenBesideEachOtherGiveEveryValueBack() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        SampleRows sample = new SampleRows(seed);
        ParquetFormat format = ParquetFormat.builder()
                .timestamps(TimestampEncoding.INT64_MICROS)
                .pageBytes(32 * 1024)
                .rowGroupBytes(128 * 1024)
                .build();
        for (int round = 0; round < 5; round++) {
            List<List<List<Object>>> rows = new ArrayList<>();
            List<ByteArrayOutputStream> outs = new ArrayList<>();
            List<FileEncoder> encoders = new ArrayList<>();
            for (int file = 0; file < 3; file++) {
                rows.add(new ArrayList<>());
                outs.add(new ByteArrayOutputStream());
                encoders.add(format.encoder(sample.schema(), outs.get(file)));
            }
            for (int turn = 0; turn < 12; turn++) {
                int file = random.nextInt(3);
                List<List<Object>> more = sample.rows(1 + random.nextInt(700));
                RowBatch batch = new RowBatch(sample.schema(), more.size());
                more.forEach(row -> SampleRows.append(row, batch));
                encoders.get(file).write(batch, 0, batch.rows());
                rows.get(file).addAll(more);
            }
            for (int file = 0; file < 3; file++) {
                encoders.get(file).finish();
                sample.assertRows(
                        ParquetFiles.rows(sample.schema(), write(outs.get(file).toByteArray())), rows.get(file));
            }
        }
    }

    /** Ids of one byte follow those of two, and of none: in files small enough for their columns to be used again. */
    @Test
    void aSmallFileIsTheSameWhateverDictionariesCameBeforeIt() throws Exception {
        ParquetFormat used = ParquetFormat.defaults();
        for (int levels : List.of(10, 1_000, 50, 3_000, 10, 300)) {
            RowBatch rows = levelBatch(4_000, levels);
            assertThat(encode(used, levelSchema(), rows))
                    .as("%d levels", levels)
                    .isEqualTo(encode(ParquetFormat.defaults(), levelSchema(), rows));
        }
    }

    @Test
    void aLargeFileIsTheSameWhateverFilesCameBeforeIt() throws Exception {
        ParquetFormat used = ParquetFormat.defaults();
        for (int rows : List.of(5_000, 300, 50_000, 5_000)) {
            assertThat(encode(used, levelSchema(), levelBatch(rows, 10))).isEqualTo(levels(rows, 10));
        }
    }

    @Test
    void writesAFileWithoutRows() throws Exception {
        SampleRows sample = new SampleRows(1);
        Path file = write(sample.encode(ParquetFormat.defaults(), List.of()));
        assertThat(ParquetFiles.rows(sample.schema(), file)).isEmpty();
        assertThat(duckRows(sample.schema(), file)).isEmpty();
    }

    @Test
    void writesStatisticsIndexesAndDictionaries() throws Exception {
        Path file = write(levels(50_000, 10));
        try (ParquetFileReader reader = ParquetFiles.open(file)) {
            BlockMetaData block = reader.getRowGroups().get(0);
            ColumnChunkMetaData ids = block.getColumns().get(0);
            ColumnChunkMetaData levels = block.getColumns().get(1);
            Statistics<?> statistics = ids.getStatistics();
            assertThat(statistics.minAsString()).isEqualTo("0");
            assertThat(statistics.maxAsString()).isEqualTo("49999");
            assertThat(levels.getStatistics().getNumNulls()).isEqualTo(5_000);
            assertThat(levels.hasDictionaryPage()).isTrue();
            assertThat(ids.hasDictionaryPage()).isFalse();
            assertThat(reader.readColumnIndex(ids).getMinValues()).hasSizeGreaterThan(2);
            OffsetIndex pages = reader.readOffsetIndex(ids);
            assertThat(pages.getPageCount())
                    .isEqualTo(reader.readColumnIndex(ids).getMinValues().size());
            for (int i = 1; i < pages.getPageCount(); i++) {
                assertThat(pages.getFirstRowIndex(i) - pages.getFirstRowIndex(i - 1))
                        .isBetween(1L, 20_000L);
            }
        }
        try (DuckDb duck = new DuckDb()) {
            assertThat(duck.single(
                            "SELECT count(*) FROM read_parquet('" + file + "') WHERE id BETWEEN 30000 AND 30099"))
                    .isEqualTo(100L);
        }
    }

    @Test
    void readersNoticeADamagedPage() throws Exception {
        byte[] bytes = levels(1_000, 10);
        bytes[600] ^= 1;
        Path file = write(bytes);
        assertThatThrownBy(() -> ParquetFiles.rows(levelSchema(), file)).hasStackTraceContaining("CRC");
    }

    @Test
    void readersFilterInt96TimestampsThoughTheyHaveNoOrder() throws Exception {
        RowSchema schema = new RowSchema("times", List.of(Column.required("at", ColumnType.of(Kind.TIMESTAMP))));
        RowBatch batch = new RowBatch(schema, 40_000);
        for (int i = 0; i < 40_000; i++) {
            batch.longs(0).set(1_541_000_000_000_000L + i * 1_000_000L);
            batch.endRow();
        }
        Path file = write(encode(ParquetFormat.defaults(), schema, batch));
        try (ParquetFileReader reader = ParquetFiles.open(file);
                DuckDb duck = new DuckDb()) {
            assertThat(reader.getRowGroups()
                            .get(0)
                            .getColumns()
                            .get(0)
                            .getStatistics()
                            .hasNonNullValue())
                    .isFalse();
            String table = "read_parquet('" + file + "')";
            assertThat(duck.single(
                            "SELECT count(*) FROM " + table + " WHERE \"at\" >= TIMESTAMP '2018-10-31 18:00:00'"))
                    .isEqualTo(31_200L);
            assertThat(duck.single("SELECT epoch_us(max(\"at\")) - epoch_us(min(\"at\")) FROM " + table))
                    .isEqualTo(39_999_000_000L);
        }
    }

    @Test
    void reportsTheMemoryOfRowsNotYetWritten() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RowBatch batch = new RowBatch(levelSchema(), 20_000);
        Random random = new Random(1);
        ParquetFormat format = ParquetFormat.builder()
                .compression(ParquetCompression.NONE)
                .rowGroupBytes(2 << 20)
                .build();
        FileEncoder encoder = format.encoder(levelSchema(), out);
        long most = 0;
        for (int i = 0; i < 40; i++) {
            batch.clear();
            while (!batch.isFull()) {
                batch.longs(0).set(random.nextLong());
                batch.endRow();
            }
            encoder.write(batch, 0, batch.rows());
            most = Math.max(most, encoder.memoryBytes());
        }
        assertThat(most).isBetween(2L << 20, 8L << 20);
        assertThat(out.size()).isGreaterThan(4 << 20);
        encoder.finish();
        assertThat(encoder.memoryBytes()).isZero();
    }

    @Test
    void countsTheMemoryOfItsDictionaries() throws Exception {
        FileEncoder encoder = ParquetFormat.defaults().encoder(levelSchema(), new ByteArrayOutputStream());
        RowBatch few = levelBatch(10_000, 10);
        encoder.write(few, 0, few.rows());
        long withSmallDictionary = encoder.memoryBytes();
        FileEncoder other = ParquetFormat.defaults().encoder(levelSchema(), new ByteArrayOutputStream());
        RowBatch many = levelBatch(10_000, 3_000);
        other.write(many, 0, many.rows());
        // 2,700 texts of 10 characters, with their places in the hash table.
        assertThat(other.memoryBytes() - withSmallDictionary).isBetween(2_700L * 25, 2_700L * 100);
    }

    @Test
    void makesNoDictionaryOfWhatHardlyEverRepeats() throws Exception {
        RowSchema schema = new RowSchema(
                "keys",
                List.of(
                        Column.required("growing", ColumnType.of(Kind.LONG)),
                        Column.required("twice", ColumnType.of(Kind.LONG)),
                        Column.required("often", ColumnType.of(Kind.LONG)),
                        Column.required("in_turn", ColumnType.of(Kind.LONG))));
        int rows = 60_000;
        RowBatch batch = new RowBatch(schema, rows);
        for (int i = 0; i < rows; i++) {
            batch.longs(0).set(i);
            batch.longs(1).set(i / 2);
            batch.longs(2).set(i * 7L % 3_000);
            batch.longs(3).set(i % 3_500);
            batch.endRow();
        }
        Path file = write(encode(ParquetFormat.defaults(), schema, batch));
        try (ParquetFileReader reader = ParquetFiles.open(file)) {
            assertThat(reader.getRowGroups().get(0).getColumns())
                    .extracting(ColumnChunkMetaData::hasDictionaryPage)
                    .containsExactly(false, false, true, true);
        }
        try (DuckDb duck = new DuckDb()) {
            assertThat(duck.single("SELECT sum(growing) + sum(twice) + sum(often) + sum(in_turn) FROM read_parquet('"
                                    + file + "')")
                            .toString())
                    .isEqualTo(Long.toString(sum(batch)));
        }
    }

    @Test
    void holdsWhatGrowsAsDifferencesWhenAskedTo() throws Exception {
        RowSchema schema = new RowSchema(
                "places",
                List.of(
                        Column.required("offset", ColumnType.of(Kind.LONG)),
                        Column.optional("id", ColumnType.of(Kind.INT)),
                        Column.required("at", ColumnType.of(Kind.TIMESTAMP)),
                        Column.required("level", ColumnType.of(Kind.INT)),
                        Column.required("any", ColumnType.of(Kind.LONG)),
                        Column.required("ratio", ColumnType.of(Kind.DOUBLE))));
        int rows = 50_000;
        Random random = new Random(7);
        RowBatch batch = new RowBatch(schema, rows);
        for (int i = 0; i < rows; i++) {
            batch.longs(0).set(Long.MAX_VALUE - rows + i);
            if (i % 3 > 0) {
                batch.longs(1).set(Integer.MIN_VALUE + i);
            }
            batch.longs(2).set(1_541_000_000_000_000L + i * 1_000_000L + random.nextInt(1_000_000));
            batch.longs(3).set(i % 10);
            batch.longs(4).set(random.nextLong());
            batch.doubles(5).set(random.nextDouble());
            batch.endRow();
        }
        ParquetFormat.Builder format = ParquetFormat.builder().timestamps(TimestampEncoding.INT64_MICROS);
        Path plain = write(encode(format.build(), schema, batch));
        Path delta = directory.resolve("delta.parquet");
        Files.write(delta, encode(format.integers(IntegerEncoding.DELTA).build(), schema, batch));
        assertThat(ParquetFiles.rows(schema, delta)).isEqualTo(ParquetFiles.rows(schema, plain));
        assertThat(duckRows(schema, delta)).isEqualTo(duckRows(schema, plain));
        try (ParquetFileReader before = ParquetFiles.open(plain);
                ParquetFileReader after = ParquetFiles.open(delta)) {
            List<ColumnChunkMetaData> columns = after.getRowGroups().get(0).getColumns();
            assertThat(columns)
                    .extracting(chunk -> chunk.getEncodings().contains(Encoding.DELTA_BINARY_PACKED))
                    .containsExactly(true, true, true, false, true, false);
            List<ColumnChunkMetaData> plainColumns =
                    before.getRowGroups().get(0).getColumns();
            assertThat(columns.get(0).getTotalSize())
                    .isLessThan(plainColumns.get(0).getTotalSize() / 20);
            assertThat(columns.get(2).getTotalSize())
                    .isLessThan(plainColumns.get(2).getTotalSize() / 2);
            assertThat(columns.get(4).getTotalSize())
                    .isLessThan(plainColumns.get(4).getTotalSize() * 21 / 20);
            assertThat(columns.get(2).getStatistics())
                    .isEqualTo(plainColumns.get(2).getStatistics());
        }
    }

    private static long sum(RowBatch batch) {
        long sum = 0;
        for (int column = 0; column < batch.schema().size(); column++) {
            for (int row = 0; row < batch.rows(); row++) {
                sum += batch.longs(column).get(row);
            }
        }
        return sum;
    }

    /** Ids are kept in one, two or four bytes, by the greatest; both borders lie within a page here. */
    @Test
    void dictionariesOfEverySizeGiveEveryValueBack() throws Exception {
        RowSchema schema = new RowSchema("ids", List.of(Column.required("number", ColumnType.of(Kind.INT))));
        int rows = 300_000;
        RowBatch batch = new RowBatch(schema, rows);
        for (int row = 0; row < rows; row++) {
            batch.longs(0).set(idOfRow(row));
            batch.endRow();
        }
        Path file = write(encode(ParquetFormat.defaults(), schema, batch));
        try (ParquetFileReader reader = ParquetFiles.open(file)) {
            ColumnChunkMetaData chunk =
                    reader.getFooter().getBlocks().get(0).getColumns().get(0);
            assertThat(chunk.getEncodings()).doesNotContain(Encoding.PLAIN);
        }
        List<List<Object>> read = ParquetFiles.rows(schema, file);
        assertThat(read).hasSize(rows);
        for (int row = 0; row < rows; row++) {
            assertThat(read.get(row).get(0)).isEqualTo((int) idOfRow(row));
        }
    }

    /** Values that come four times in a row, and those of the beginning now and then. */
    private static long idOfRow(int row) {
        return row % 5 == 0 ? row / 4 % 300 : row / 4;
    }

    @Test
    void pagesOfLargeValuesEndBeforeTheirLengthIsPassed() throws Exception {
        RowSchema schema = new RowSchema("large", List.of(Column.required("text", ColumnType.text(1000))));
        Random random = new Random(7);
        RowBatch batch = new RowBatch(schema, 4096);
        long bytes = 0;
        while (batch.rows() < 4096) {
            String text = String.valueOf(random.nextLong()).repeat(20 + random.nextInt(5));
            bytes += Integer.BYTES + text.length();
            batch.bytes(0).set(text);
            batch.endRow();
        }
        int pageBytes = 64 * 1024;
        Path file = write(encode(
                ParquetFormat.builder()
                        .compression(ParquetCompression.NONE)
                        .pageBytes(pageBytes)
                        .build(),
                schema,
                batch));
        try (ParquetFileReader reader = ParquetFiles.open(file)) {
            OffsetIndex pages = reader.readOffsetIndex(
                    reader.getFooter().getBlocks().get(0).getColumns().get(0));
            assertThat((double) pages.getPageCount()).isBetween(0.99 * bytes / pageBytes, 1.2 * bytes / pageBytes);
            for (int page = 0; page < pages.getPageCount(); page++) {
                assertThat(pages.getCompressedPageSize(page)).isLessThan(pageBytes);
            }
        }
    }

    @Test
    void leavesTheStreamOpen() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FilterOutputStream unclosable = new FilterOutputStream(out) {
            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };
        ParquetFormat.defaults().encoder(levelSchema(), unclosable).finish();
        assertThat(out.size()).isPositive();
    }

    @Test
    void passesOnTheFailureOfTheStream() throws Exception {
        RowBatch batch = levelBatch(1_000, 10);
        FailingStream out = new FailingStream();
        FileEncoder encoder = ParquetFormat.defaults().encoder(levelSchema(), out);
        encoder.write(batch, 0, batch.rows());
        out.failing = true;
        assertThatThrownBy(encoder::finish).isInstanceOf(IOException.class).hasMessage("disk full");
    }

    @Test
    void describesItself() {
        ParquetFormat format = ParquetFormat.builder()
                .compression(ParquetCompression.ZSTD)
                .timestamps(TimestampEncoding.INT64_MICROS)
                .build();
        assertThat(format.extension()).isEqualTo("parquet");
        assertThat(format.description())
                .isEqualTo(
                        new FormatDescription("parquet", Map.of("compression", "zstd", "timestamps", "int64_micros")));
        assertThat(ParquetFormat.defaults().description())
                .isEqualTo(new FormatDescription("parquet", Map.of("compression", "snappy", "timestamps", "int96")));
    }

    @Test
    void refusesSizesThatMakeNoSense() {
        assertThatThrownBy(() -> ParquetFormat.builder().pageBytes(1000).build())
                .hasMessage("pageBytes is at least 1024, not 1000");
        assertThatThrownBy(() -> ParquetFormat.builder().rowGroupBytes(1000).build())
                .hasMessage("rowGroupBytes (1000) is at least pageBytes (1048576)");
    }

    private static RowSchema levelSchema() {
        return new RowSchema(
                "levels",
                List.of(
                        Column.required("id", ColumnType.of(Kind.LONG)),
                        Column.optional("level", ColumnType.text(100))));
    }

    private static RowBatch levelBatch(int rows, int distinct) {
        RowBatch batch = new RowBatch(levelSchema(), rows);
        for (int i = 0; i < rows; i++) {
            batch.longs(0).set(i);
            if (i % 10 != 0) {
                batch.bytes(1).set("level " + i % distinct);
            }
            batch.endRow();
        }
        return batch;
    }

    private static byte[] levels(int rows, int distinct) throws IOException {
        return encode(ParquetFormat.defaults(), levelSchema(), levelBatch(rows, distinct));
    }

    private static byte[] encode(ParquetFormat format, RowSchema schema, RowBatch batch) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FileEncoder encoder = format.encoder(schema, out);
        encoder.write(batch, 0, batch.rows());
        encoder.finish();
        return out.toByteArray();
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("x.parquet"), bytes);
    }

    private static List<List<Object>> duckRows(RowSchema schema, Path file) throws Exception {
        try (DuckDb duck = new DuckDb()) {
            return duck.rows(schema, "read_parquet('" + file + "')");
        }
    }

    private static final class FailingStream extends ByteArrayOutputStream {
        private boolean failing;

        @Override
        public void write(byte[] bytes) throws IOException {
            write(bytes, 0, bytes.length);
        }

        @Override
        public void flush() throws IOException {
            if (failing) {
                throw new IOException("disk full");
            }
        }
    }
}
