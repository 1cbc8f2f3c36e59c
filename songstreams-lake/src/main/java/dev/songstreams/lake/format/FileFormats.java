// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format;

import dev.songstreams.lake.format.parquet.ParquetCompression;
import dev.songstreams.lake.format.parquet.ParquetFormat;
import dev.songstreams.lake.format.text.CsvFormat;
import dev.songstreams.lake.format.text.JsonLinesFormat;
import dev.songstreams.lake.format.text.TextCompression;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** File formats by the names that a command line, a settings file or the lake's log gives them. */
public final class FileFormats {
    private FileFormats() {}

    /**
     * The format of that name with its defaults.
     *
     * @param format {@code parquet}, {@code csv} or {@code jsonl}
     * @param compression {@code snappy}, {@code zstd}, {@code gzip} or {@code none} for Parquet, {@code zstd}, {@code
     *     gzip} or {@code none} for the others; null for the default, which is snappy for Parquet and none for the others
     * @throws IllegalArgumentException if there is no such format, or it can't be compressed so
     */
    public static FileFormat named(String format, @Nullable String compression) {
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "parquet" ->
                ParquetFormat.builder()
                        .compression(parquetCompression(compression))
                        .build();
            case "csv" -> CsvFormat.defaults().withCompression(textCompression("csv", compression));
            case "jsonl" -> JsonLinesFormat.defaults().withCompression(textCompression("jsonl", compression));
            default ->
                throw new IllegalArgumentException(
                        "there is no file format '" + format + "'; choose parquet, csv or jsonl");
        };
    }

    /**
     * The format whose files are described so, for reading them or writing more of them.
     *
     * @throws IllegalArgumentException if no format of this version is
     */
    public static FileFormat described(FormatDescription description) {
        return switch (description.name()) {
            case "parquet" -> ParquetFormat.described(description);
            case "csv" -> CsvFormat.described(description);
            case "jsonl" -> JsonLinesFormat.described(description);
            default -> throw new IllegalArgumentException("this version knows no files of format " + description);
        };
    }

    private static ParquetCompression parquetCompression(@Nullable String compression) {
        if (compression == null) {
            return ParquetCompression.SNAPPY;
        }
        return switch (compression.toLowerCase(Locale.ROOT)) {
            case "snappy" -> ParquetCompression.SNAPPY;
            case "zstd" -> ParquetCompression.ZSTD;
            case "gzip" -> ParquetCompression.GZIP;
            case "none" -> ParquetCompression.NONE;
            default ->
                throw new IllegalArgumentException(
                        "parquet can't be compressed with '" + compression + "'; choose snappy, zstd, gzip or none");
        };
    }

    private static TextCompression textCompression(String format, @Nullable String compression) {
        return compression == null ? TextCompression.NONE : TextCompression.named(format, compression);
    }
}
