// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.format.CompressionCodec;
import org.xerial.snappy.Snappy;

/** Makes pages what they were before {@link ParquetCompression}. */
final class PageDecompression {
    private PageDecompression() {}

    /**
     * A page's bytes.
     *
     * @param length how many they are to be
     */
    static byte[] decompress(CompressionCodec codec, byte[] compressed, int length) throws IOException {
        byte[] bytes = switch (codec) {
            case UNCOMPRESSED -> compressed;
            case SNAPPY -> Snappy.uncompress(compressed);
            case ZSTD -> Zstd.decompress(compressed, length);
            case GZIP -> gunzip(compressed);
            default -> throw new IOException("no encoder of ours compresses pages with " + codec);
        };
        if (bytes.length != length) {
            throw new IOException("a page has " + bytes.length + " bytes, not " + length);
        }
        return bytes;
    }

    private static byte[] gunzip(byte[] compressed) throws IOException {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return gzip.readAllBytes();
        }
    }
}
