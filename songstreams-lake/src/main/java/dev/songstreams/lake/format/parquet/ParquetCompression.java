// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet;

import com.github.luben.zstd.Zstd;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/** How the pages of a Parquet file are compressed. Redshift's COPY and every common reader take all four. */
public enum ParquetCompression {
    /** Fast, and what readers expect. */
    SNAPPY(() -> new BlockCompressor(
            CompressionCodecName.SNAPPY,
            Snappy::maxCompressedLength,
            (from, offset, length, to) -> Snappy.compress(from, offset, length, to, 0))),

    /** About a third smaller than Snappy, for a little more time; level 3. */
    ZSTD(() -> new BlockCompressor(
            CompressionCodecName.ZSTD,
            length -> Math.toIntExact(Zstd.compressBound(length)),
            (from, offset, length, to) -> BlockCompressor.zstdLength(
                    Zstd.compressByteArray(to, 0, to.length, from, offset, length, Zstd.defaultCompressionLevel())))),

    /** As small as ZSTD and much slower; for readers that know nothing newer. */
    GZIP(GzipCompressor::new),

    /** Not at all. */
    NONE(NoCompressor::new);

    private final Supplier<PageCompressor> compressors;

    ParquetCompression(Supplier<PageCompressor> compressors) {
        this.compressors = compressors;
    }

    /** A compressor of its own for each file, since it reuses its memory. */
    PageCompressor newCompressor() {
        return compressors.get();
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
