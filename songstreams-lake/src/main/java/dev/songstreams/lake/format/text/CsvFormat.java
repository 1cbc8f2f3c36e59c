// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.songstreams.core.row.BytesVector;
import dev.songstreams.core.row.ColumnType.Kind;
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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * CSV files by RFC 4180, in UTF-8, with a comma between fields. Immutable and thread-safe.
 *
 * <p>Lines end with LF, which Redshift's COPY and every reader of RFC 4180 take; line breaks inside a quoted field stay what
 * they were. A null is the null token without quotes; the empty text is {@code ""}. Timestamps are {@code yyyy-MM-dd
 * HH:mm:ss.SSSSSS} in UTC (COPY: {@code TIMEFORMAT 'auto'}), dates ISO 8601, booleans {@code true} and {@code false}, doubles the
 * shortest form that reads back as the same value, decimals without an exponent.
 *
 * <p>Texts that a spreadsheet would take for a formula ({@code =1+1}, {@code @SUM(A1)}) stay what they are. These files are read by
 * COPY and by programs, for which a text is a text; an apostrophe in front would be loaded as part of the value, and the same event
 * would be another one in CSV than in Parquet. Whoever opens such a file in a spreadsheet should import its columns as text.
 *
 * <pre>{@code
 * FileFormat format = CsvFormat.defaults().withCompression(TextCompression.ZSTD);
 * }</pre>
 */
public final class CsvFormat implements FileFormat {
    /** What stands for null in {@link #defaults}, as in COPY's {@code NULL AS '\N'}. */
    public static final String DEFAULT_NULL_TOKEN = "\\N";

    /** Nothing that CSV would quote or that could be a number, date, time or boolean. */
    private static final Pattern NULL_TOKEN =
            Pattern.compile("(?!(?i:t|f|true|false|nan|inf|infinity)$)[^-+.0-9#,\"\\s\\p{Cntrl}][^,\"\\s\\p{Cntrl}]*");

    private final boolean header;
    private final TextCompression compression;
    private final String nullToken;
    private final CsvNotation notation;

    private CsvFormat(boolean header, TextCompression compression, String nullToken) {
        if (!NULL_TOKEN.matcher(nullToken).matches()) {
            throw new IllegalArgumentException(
                    "'" + nullToken + "' can't stand for null in CSV: it must have a character, "
                            + "need no quotes, and look like no number, date or boolean; the usual one is "
                            + DEFAULT_NULL_TOKEN);
        }
        this.header = header;
        this.compression = compression;
        this.nullToken = nullToken;
        this.notation = new CsvNotation(nullToken.getBytes(UTF_8));
    }

    /** With a header, not compressed, {@code \N} for null. */
    public static CsvFormat defaults() {
        return new CsvFormat(true, TextCompression.NONE, DEFAULT_NULL_TOKEN);
    }

    /**
     * The format of files that are described so.
     *
     * @throws IllegalArgumentException if this class wrote no such files
     */
    public static CsvFormat described(FormatDescription description) {
        CsvFormat format = new CsvFormat(
                Boolean.parseBoolean(description.option("header")),
                TextCompression.named("csv", description.option("compression")),
                description.option("null"));
        if (!format.description().equals(description)) {
            throw new IllegalArgumentException("this version knows no files of format " + description);
        }
        return format;
    }

    /** Whether the first line names the columns; by default it does. */
    public CsvFormat withHeader(boolean header) {
        return new CsvFormat(header, compression, nullToken);
    }

    /** How files are compressed; by default they are not. */
    public CsvFormat withCompression(TextCompression compression) {
        return new CsvFormat(header, compression, nullToken);
    }

    /**
     * What stands for null; by default {@link #DEFAULT_NULL_TOKEN}. A text that equals it is {@linkplain #refusal refused}.
     *
     * @throws IllegalArgumentException if it could be mistaken for a value
     */
    public CsvFormat withNullToken(String nullToken) {
        return new CsvFormat(header, compression, nullToken);
    }

    @Override
    public FormatDescription description() {
        return new FormatDescription(
                "csv",
                Map.of(
                        "charset", "UTF-8",
                        "compression", compression.label(),
                        "delimiter", ",",
                        "header", String.valueOf(header),
                        "null", nullToken,
                        "quote", "\"",
                        "timestamps", "yyyy-MM-dd HH:mm:ss.SSSSSS"));
    }

    @Override
    public String extension() {
        return "csv" + compression.suffix();
    }

    @Override
    public FileEncoder encoder(RowSchema schema, OutputStream out) throws IOException {
        List<byte[]> behind = new ArrayList<>(Collections.nCopies(schema.size() - 1, new byte[] {','}));
        behind.add(new byte[] {'\n'});
        LineLayout layout = new LineLayout(schema, notation, new byte[0], behind);
        return new LineEncoder(layout, header ? headerLine(schema) : new byte[0], compression, out);
    }

    @Override
    public FileDecoder decoder(RowSchema schema, FileChannel file) throws IOException {
        CsvFields fields = new CsvFields(LineEncoder.input(file, compression));
        return new CsvDecoder(schema, notation, fields, header);
    }

    /** Refuses a text that equals the null token: readers would take it for null. Asked of each row, so lengths are compared first. */
    @Override
    public @Nullable String refusal(RowBatch batch, int row) {
        int columns = batch.schema().size();
        int length = notation.nullText().length;
        for (int i = 0; i < columns; i++) {
            if (batch.vector(i) instanceof BytesVector texts
                    && texts.length(row) == length
                    && !texts.isNull(row)
                    && notation.isNullText(texts.array(), texts.start(row), length)
                    && batch.schema().column(i).type().kind() != Kind.DECIMAL) {
                return batch.schema().column(i).name() + " is the text '" + nullToken
                        + "', which stands for null in these CSV files";
            }
        }
        return null;
    }

    private byte[] headerLine(RowSchema schema) {
        TextBuffer line = new TextBuffer(1024);
        for (int i = 0; i < schema.size(); i++) {
            if (i > 0) {
                line.put(',');
            }
            byte[] name = schema.column(i).name().getBytes(UTF_8);
            notation.putText(name, 0, name.length, line);
        }
        line.put('\n');
        return line.toBytes();
    }

    @Override
    public String toString() {
        return description().toString();
    }
}
