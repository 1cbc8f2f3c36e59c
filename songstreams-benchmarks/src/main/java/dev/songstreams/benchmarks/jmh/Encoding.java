// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.jmh;

import dev.songstreams.lake.format.FileFormat;
import dev.songstreams.lake.format.parquet.ParquetCompression;
import dev.songstreams.lake.format.parquet.ParquetFormat;
import dev.songstreams.lake.format.text.CsvFormat;
import dev.songstreams.lake.format.text.JsonLinesFormat;

/** The formats of files, with their defaults. */
public enum Encoding {
    /** Parquet, its pages by Snappy. */
    PARQUET_SNAPPY(parquet(ParquetCompression.SNAPPY)),
    /** Parquet, its pages by Zstandard. */
    PARQUET_ZSTD(parquet(ParquetCompression.ZSTD)),
    /** Parquet, its pages as they are: what the codecs cost is the difference to this. */
    PARQUET_NONE(parquet(ParquetCompression.NONE)),
    /** CSV. */
    CSV(CsvFormat.defaults()),
    /** JSON lines. */
    JSON_LINES(JsonLinesFormat.defaults());

    private final FileFormat format;

    Encoding(FileFormat format) {
        this.format = format;
    }

    private static FileFormat parquet(ParquetCompression compression) {
        return ParquetFormat.builder().compression(compression).build();
    }

    FileFormat format() {
        return format;
    }
}
