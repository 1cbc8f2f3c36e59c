// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet;

import com.github.luben.zstd.Zstd;
import dev.songstreams.lake.format.parquet.internal.FileScratch;
import java.util.Locale;
import java.util.function.Function;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/** How the pages of a Parquet file are compressed. Redshift's COPY and every common reader take all four. */
public enum ParquetCompression {
    /** Fast, and what readers expect. */
    SNAPPY(scratch -> new BlockCompressor(
            CompressionCodecName.SNAPPY,
            Snappy::maxCompressedLength,
            (from, offset, length, to) -> Snappy.compress(from, offset, length, to, 0),
            scratch)),

    /** About a third smaller than Snappy, for a little more time; level 3. */
    ZSTD(scratch -> new BlockCompressor(
            CompressionCodecName.ZSTD,
            length -> Math.toIntExact(Zstd.compressBound(length)),
            (from, offset, length, to) -> BlockCompressor.zstdLength(
                    Zstd.compressByteArray(to, 0, to.length, from, offset, length, Zstd.defaultCompressionLevel())),
            scratch)),

    /** As small as ZSTD and much slower; for readers that know nothing newer. */
    GZIP(scratch -> new GzipCompressor()),

    /** Not at all. */
    NONE(scratch -> new NoCompressor());

    private final Function<FileScratch, PageCompressor> compressors;

    ParquetCompression(Function<FileScratch, PageCompressor> compressors) {
        this.compressors = compressors;
    }

    /** A compressor for a file, which works with its memory. */
    PageCompressor newCompressor(FileScratch scratch) {
        return compressors.apply(scratch);
    }

    /** The name in a format's description, such as {@code snappy}. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The compression of that {@link #label}. */
    static ParquetCompression labelled(String label) {
        for (ParquetCompression compression : values()) {
            if (compression.label().equals(label)) {
                return compression;
            }
        }
        throw new IllegalArgumentException("this version knows no Parquet compression " + label);
    }
}
