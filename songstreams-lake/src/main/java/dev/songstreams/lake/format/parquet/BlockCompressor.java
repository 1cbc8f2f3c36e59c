// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet;

import com.github.luben.zstd.Zstd;
import dev.songstreams.lake.format.parquet.internal.FileScratch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.IntUnaryOperator;
import org.apache.parquet.bytes.ByteBufferReleaser;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Compresses a page at once, from one array of the file's scratch memory to another. What it returns is good until the next page, as
 * parquet-java's contract allows. The codecs of parquet-java itself would load Hadoop.
 */
final class BlockCompressor implements PageCompressor {
    /** A codec of whole blocks. */
    interface Codec {
        /** Compresses bytes of an array into another that is long enough, and returns how many they became. */
        int compress(byte[] from, int offset, int length, byte[] to) throws IOException;
    }

    private final CompressionCodecName name;
    private final IntUnaryOperator maxLength;
    private final Codec codec;
    private final ByteBufferReleaser memory = new ByteBufferReleaser(new HeapByteBufferAllocator());
    private final FileScratch scratch;

    BlockCompressor(CompressionCodecName name, IntUnaryOperator maxLength, Codec codec, FileScratch scratch) {
        this.name = name;
        this.maxLength = maxLength;
        this.codec = codec;
        this.scratch = scratch;
    }

    /** The length that a zstd call returned, unless it is an error's code. */
    static int zstdLength(long result) throws IOException {
        if (Zstd.isError(result)) {
            throw new IOException("zstd can't compress a page: " + Zstd.getErrorName(result));
        }
        return Math.toIntExact(result);
    }

    @Override
    public BytesInput compress(BytesInput bytes) throws IOException {
        // Of pages, which lie in one array, this is a view.
        ByteBuffer page = bytes.toByteBuffer(memory);
        byte[] compressed = scratch.compressed(maxLength.applyAsInt(page.remaining()));
        int length = codec.compress(page.array(), page.arrayOffset() + page.position(), page.remaining(), compressed);
        return BytesInput.from(compressed, 0, length);
    }

    @Override
    public CompressionCodecName getCodecName() {
        return name;
    }
}
