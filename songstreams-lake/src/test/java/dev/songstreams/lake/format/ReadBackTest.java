// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.core.row.Column;
import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.RowBatch;
import dev.songstreams.core.row.RowSchema;
import dev.songstreams.lake.format.parquet.IntegerEncoding;
import dev.songstreams.lake.format.parquet.ParquetCompression;
import dev.songstreams.lake.format.parquet.ParquetFormat;
import dev.songstreams.lake.format.parquet.TimestampEncoding;
import dev.songstreams.lake.format.text.CsvFormat;
import dev.songstreams.lake.format.text.JsonLinesFormat;
import dev.songstreams.lake.format.text.TextCompression;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadBackTest {
    private static final long SEED = Long.getLong("songstreams.seed", System.nanoTime());
    private static final RowSchema TEXT = new RowSchema(
            "text", List.of(Column.optional("a", ColumnType.text(65_535)), Column.optional("b", ColumnType.text(9))));

    @TempDir
    private Path folder;

    static Stream<FileFormat> formats() {
        List<FileFormat> formats = new ArrayList<>(List.of(
                CsvFormat.defaults(),
                CsvFormat.defaults()
                        .withCompression(TextCompression.GZIP)
                        .withHeader(false)
                        .withNullToken("NULL"),
                JsonLinesFormat.defaults(),
                JsonLinesFormat.defaults().withCompression(TextCompression.GZIP),
                CsvFormat.defaults().withCompression(TextCompression.ZSTD),
                JsonLinesFormat.defaults().withCompression(TextCompression.ZSTD),
                ParquetFormat.builder()
                        .timestamps(TimestampEncoding.INT64_MICROS)
                        .pageBytes(1024)
                        .rowGroupBytes(20_000)
                        .build(),
                ParquetFormat.builder()
                        .timestamps(TimestampEncoding.INT64_MICROS)
                        .integers(IntegerEncoding.DELTA)
                        .build()));
        for (ParquetCompression compression : ParquetCompression.values()) {
            formats.add(ParquetFormat.builder().compression(compression).build());
        }
        return formats.stream();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void whatAFormatWroteItReadsBack(FileFormat format) throws IOException {
        SampleRows sample = new SampleRows(SEED);
        List<List<Object>> rows = sample.rows(2500);

        List<List<Object>> found = read(format, sample.schema(), sample.encode(format, rows));

        sample.assertRows(found, rows);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aDescriptionFromTheLogIsEnoughToReadBy(FileFormat format) throws IOException {
        FileFormat described = FileFormats.described(format.description());

        assertThat(described.description()).isEqualTo(format.description());
        assertThat(described.extension()).isEqualTo(format.extension());
        SampleRows sample = new SampleRows(SEED);
        List<List<Object>> rows = sample.rows(10);
        sample.assertRows(read(described, sample.schema(), sample.encode(format, rows)), rows);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aFileWithoutARowHasNone(FileFormat format) throws IOException {
        assertThat(read(format, TEXT, SampleRows.encode(format, TEXT, List.of())))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void hugeValuesComeOneAtATimeAndNothingIsMistakenForNull(FileFormat format) throws IOException {
        String huge = "x,\"\n".repeat(1 << 20);
        List<List<Object>> rows = List.of(
                Arrays.asList(huge, null),
                Arrays.asList("\\N", "NULL"),
                Arrays.asList("", "null"),
                Arrays.asList(null, null),
                Arrays.asList(huge, "\u0000"));

        byte[] file = SampleRows.encode(format, TEXT, rows);

        assertThat(read(format, TEXT, file)).isEqualTo(rows);
        assertThat(batchSizes(format, file)).containsExactly(1, 4);
    }

    private List<Integer> batchSizes(FileFormat format, byte[] content) throws IOException {
        List<Integer> sizes = new ArrayList<>();
        try (FileChannel file = FileChannel.open(Files.write(folder.resolve("file"), content));
                FileDecoder decoder = format.decoder(TEXT, file)) {
            RowBatch batch = new RowBatch(TEXT, 100);
            while (decoder.read(batch)) {
                sizes.add(batch.rows());
                batch.clear();
            }
        }
        return sizes;
    }

    private List<List<Object>> read(FileFormat format, RowSchema schema, byte[] content) throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        try (FileChannel file = FileChannel.open(Files.write(folder.resolve("file"), content));
                FileDecoder decoder = format.decoder(schema, file)) {
            RowBatch batch = new RowBatch(schema, 333);
            while (decoder.read(batch)) {
                rows.addAll(SampleRows.values(batch));
                batch.clear();
            }
        }
        return rows;
    }

    @Test
    void otherColumnsThanTheSchemasAreRefused() throws IOException {
        SampleRows sample = new SampleRows(1);
        for (FileFormat format : List.of(CsvFormat.defaults(), ParquetFormat.defaults())) {
            byte[] file = sample.encode(format, sample.rows(3));
            assertThatThrownBy(() -> read(format, TEXT, file))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("the columns [text_0, optional_text_0, ")
                    .hasMessageEndingWith("not [a, b]");
        }
        assertThatThrownBy(() -> read(JsonLinesFormat.defaults(), TEXT, "{\"c\":1}".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("line 1: no value of a column: c");
    }

    @Test
    void textThatNoEncoderWroteIsRefusedWithItsLine() {
        FileFormat csv = CsvFormat.defaults().withHeader(false);
        assertThatThrownBy(() -> read(csv, TEXT, bytes("a,b\nc\n"))).hasMessage("line 3: it has fewer than 2 fields");
        assertThatThrownBy(() -> read(csv, TEXT, bytes("a,b,c\n"))).hasMessage("line 1: it has more than 2 fields");
        assertThatThrownBy(() -> read(csv, TEXT, bytes("a,b"))).hasMessageContaining("a field ends with the file");
        assertThatThrownBy(() -> read(csv, TEXT, bytes("\"a"))).hasMessage("line 1: the file ends within quotes");
        assertThatThrownBy(() -> read(ParquetFormat.defaults(), TEXT, bytes("PAR1 is more than this")))
                .hasMessage("the file does not end as a Parquet file does");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aDescriptionOfAnotherVersionIsRefused() {
        assertThatThrownBy(() -> FileFormats.described(new FormatDescription("orc", Map.of())))
                .hasMessage("this version knows no files of format FormatDescription[name=orc, options={}]");
        assertThatThrownBy(() -> FileFormats.described(new FormatDescription("parquet", Map.of("compression", "lzo"))))
                .hasMessage("this version knows no Parquet compression lzo");
        assertThatThrownBy(() -> FileFormats.described(new FormatDescription("jsonl", Map.of("compression", "none"))))
                .hasMessageStartingWith("this version knows no files of format ");
        assertThatThrownBy(() -> FileFormats.described(new FormatDescription("csv", Map.of("header", "true"))))
                .hasMessage("a description of csv files says their compression; this one only {header=true}");
    }
}
