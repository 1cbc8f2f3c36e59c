// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.core.row.Column;
import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.ColumnType.Kind;
import dev.songstreams.core.row.RowBatch;
import dev.songstreams.core.row.RowSchema;
import dev.songstreams.lake.format.FileEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nulls in runs of all lengths, over the ends of groups, batches and pages, stay where they are. */
class ParquetNullsTest {
    private static final int ROWS = 45_000;
    private static final RowSchema SCHEMA = new RowSchema(
            "nulls",
            List.of(
                    Column.optional("number", ColumnType.of(Kind.LONG)),
                    Column.optional("text", ColumnType.text(16)),
                    Column.optional("real", ColumnType.of(Kind.DOUBLE))));

    @TempDir
    private Path directory;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    /** Which rows have a value: runs, some of them of a thousand rows and more. */
    private boolean[] presence() {
        boolean[] present = new boolean[ROWS];
        boolean value = random.nextBoolean();
        for (int row = 0; row < ROWS; ) {
            int run = 1 + random.nextInt(random.nextInt(20) == 0 ? 5_000 : random.nextInt(3) == 0 ? 40 : 4);
            for (int i = 0; i < run && row < ROWS; i++) {
                present[row++] = value;
            }
            value = !value;
        }
        return present;
    }

    private Path write(List<boolean[]> columns) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FileEncoder encoder = ParquetFormat.defaults().encoder(SCHEMA, out);
        RowBatch batch = new RowBatch(SCHEMA, 1000);
        int written = 0;
        for (int row = 0; row < ROWS; row++) {
            set(columns, row, batch);
            if (batch.rows() > written && random.nextInt(300) == 0) {
                // While the next row is set already, as where a row of another day ends a run.
                encoder.write(batch, written, batch.rows());
                written = batch.rows();
            }
            batch.endRow();
            if (batch.isFull()) {
                encoder.write(batch, written, batch.rows());
                batch.clear();
                written = 0;
            }
        }
        encoder.write(batch, written, batch.rows());
        encoder.finish();
        return Files.write(directory.resolve("nulls.parquet"), out.toByteArray());
    }

    private static void set(List<boolean[]> columns, int row, RowBatch batch) {
        if (columns.get(0)[row]) {
            batch.longs(0).set(row);
        }
        if (columns.get(1)[row]) {
            batch.bytes(1).set("text " + row % 7);
        }
        if (columns.get(2)[row]) {
            batch.doubles(2).set(row / 4.0);
        }
    }

    @Test
    void nullsStayWhereTheyAre() throws Exception {
        List<boolean[]> columns = List.of(presence(), presence(), presence());
        List<List<Object>> rows = ParquetFiles.rows(SCHEMA, write(columns));
        assertThat(rows).as("seed %d", seed).hasSize(ROWS);
        for (int row = 0; row < ROWS; row++) {
            List<Object> expected = new ArrayList<>();
            expected.add(columns.get(0)[row] ? (Object) (long) row : null);
            expected.add(columns.get(1)[row] ? "text " + row % 7 : null);
            expected.add(columns.get(2)[row] ? (Object) (row / 4.0) : null);
            assertThat(rows.get(row)).as("seed %d, row %d", seed, row).isEqualTo(expected);
        }
    }
}
