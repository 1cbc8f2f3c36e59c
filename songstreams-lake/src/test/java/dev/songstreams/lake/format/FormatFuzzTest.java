// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.core.row.RowSchema;
import dev.songstreams.lake.format.parquet.ParquetCompression;
import dev.songstreams.lake.format.parquet.ParquetFormat;
import dev.songstreams.lake.format.text.CsvFormat;
import dev.songstreams.lake.format.text.JsonLinesFormat;
import dev.songstreams.lake.format.text.TextCompression;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hostile rows through every format and back through DuckDB, each value the same. So many rows for each format as the system
 * property {@code songstreams.fuzz.cases} says; {@code mvn -pl songstreams-lake -am verify -Dtest=FormatFuzzTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dsongstreams.fuzz.cases=350000} is a run of a million.
 */
class FormatFuzzTest {
    private static final int CASES = Integer.getInteger("songstreams.fuzz.cases", 2_000);
    private static final int ROWS = 500;

    @TempDir
    private Path directory;

    private interface Reader {
        String table(RowSchema schema, Path file);
    }

    private static TextCompression compression(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> TextCompression.GZIP;
            case 1, 2 -> TextCompression.ZSTD;
            default -> TextCompression.NONE;
        };
    }

    @Test
    void csvGivesEveryValueBack() throws Exception {
        fuzz(
                random -> CsvFormat.defaults().withCompression(compression(random)),
                (schema, file) -> ("read_csv('%s', nullstr = '\\N', header = true, delim = ',', quote = '\"',"
                                + " escape = '\"', auto_detect = false, columns = %s)")
                        .formatted(file, DuckDb.columns(schema)));
    }

    @Test
    void jsonLinesGiveEveryValueBack() throws Exception {
        fuzz(
                random -> JsonLinesFormat.defaults().withCompression(compression(random)),
                (schema, file) -> "read_json('%s', format = 'newline_delimited', columns = %s)"
                        .formatted(file, DuckDb.columns(schema)));
    }

    @Test
    void parquetGivesEveryValueBack() throws Exception {
        ParquetCompression[] compressions = ParquetCompression.values();
        fuzz(
                random -> ParquetFormat.builder()
                        .compression(compressions[random.nextInt(compressions.length)])
                        .build(),
                (schema, file) -> "read_parquet('" + file + "')");
    }

    private interface Formats {
        FileFormat any(Random random);
    }

    private void fuzz(Formats formats, Reader reader) throws Exception {
        Random seeds = new Random();
        try (DuckDb duck = new DuckDb()) {
            for (int done = 0; done < CASES; done += ROWS) {
                long seed = seeds.nextLong();
                FileFormat format = formats.any(new Random(seed));
                HostileRows hostile = new HostileRows(seed, format, ROWS);
                Path file = Files.write(
                        directory.resolve("x." + format.extension()),
                        SampleRows.encode(format, hostile.schema, hostile.rows));
                List<List<Object>> found = duck.rows(hostile.schema, reader.table(hostile.schema, file));
                assertThat(found)
                        .as("seed %d, %s, %s", seed, format, hostile.schema)
                        .hasSameSizeAs(hostile.rows);
                for (int i = 0; i < ROWS; i++) {
                    assertThat(found.get(i))
                            .as("seed %d, %s, row %d of %s", seed, format, i, hostile.schema)
                            .isEqualTo(hostile.rows.get(i));
                }
            }
        }
    }
}
