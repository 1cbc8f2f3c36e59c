// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.songstreams.core.row.DoubleVector;
import dev.songstreams.core.row.RowBatch;
import dev.songstreams.core.row.RowSchema;
import dev.songstreams.lake.format.FileDecoder;
import dev.songstreams.lake.format.FileEncoder;
import dev.songstreams.lake.format.FileFormat;
import dev.songstreams.lake.format.FormatDescription;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object a line, in UTF-8, its keys the columns' names in their order. Immutable and thread-safe.
 *
 * <p>A null is written as {@code null}, not left out: readers that find the columns by looking at the data (DuckDB, pyarrow) then
 * know a column that has no value yet, and Redshift's {@code JSON 'auto'} takes both. Timestamps are ISO 8601 in UTC with
 * six decimals and {@code Z}, dates ISO 8601, doubles the shortest form that reads back as the same value. Decimals are numbers up
 * to 15 digits; columns of wider ones are strings, since DuckDB and others take every number with a point for a double, even
 * where they are told to make a decimal of it.
 */
public final class JsonLinesFormat implements FileFormat {
    private static final Notation NOTATION = new JsonNotation();

    private final TextCompression compression;

    private JsonLinesFormat(TextCompression compression) {
        this.compression = compression;
    }

    /** Not compressed. */
    public static JsonLinesFormat defaults() {
        return new JsonLinesFormat(TextCompression.NONE);
    }

    /**
     * The format of files that are described so.
     *
     * @throws IllegalArgumentException if this class wrote no such files
     */
    public static JsonLinesFormat described(FormatDescription description) {
        JsonLinesFormat format = new JsonLinesFormat(TextCompression.named("jsonl", description.option("compression")));
        if (!format.description().equals(description)) {
            throw new IllegalArgumentException("this version knows no files of format " + description);
        }
        return format;
    }

    /** How files are compressed; by default they are not. */
    public JsonLinesFormat withCompression(TextCompression compression) {
        return new JsonLinesFormat(compression);
    }

    @Override
    public FormatDescription description() {
        return new FormatDescription(
                "jsonl",
                Map.of(
                        "charset", "UTF-8",
                        "compression", compression.label(),
                        "decimals", "string if wider than " + JsonNotation.MAX_EXACT_DIGITS + " digits",
                        "null", "null",
                        "timestamps", "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'"));
    }

    @Override
    public String extension() {
        return "jsonl" + compression.suffix();
    }

    @Override
    public FileEncoder encoder(RowSchema schema, OutputStream out) throws IOException {
        List<byte[]> behind = new ArrayList<>();
        for (int column = 1; column < schema.size(); column++) {
            behind.add(lead(schema, column));
        }
        behind.add(new byte[] {'}', '\n'});
        return new LineEncoder(
                new LineLayout(schema, NOTATION, lead(schema, 0), behind), new byte[0], compression, out);
    }

    @Override
    public FileDecoder decoder(RowSchema schema, FileChannel file) throws IOException {
        return new JsonLinesDecoder(schema, LineEncoder.input(file, compression));
    }

    /** Refuses NaN and the infinities, which JSON has no numbers for. */
    @Override
    public @Nullable String refusal(RowBatch batch, int row) {
        for (int i = 0; i < batch.schema().size(); i++) {
            if (batch.vector(i) instanceof DoubleVector numbers
                    && !numbers.isNull(row)
                    && !Double.isFinite(numbers.get(row))) {
                return batch.schema().column(i).name() + " is " + numbers.get(row) + ", which is no number in JSON";
            }
        }
        return null;
    }

    private static byte[] lead(RowSchema schema, int column) {
        TextBuffer lead = new TextBuffer(64);
        lead.put(column == 0 ? '{' : ',');
        byte[] name = schema.column(column).name().getBytes(UTF_8);
        NOTATION.putText(name, 0, name.length, lead);
        lead.put(':');
        return lead.toBytes();
    }

    @Override
    public String toString() {
        return description().toString();
    }
}
