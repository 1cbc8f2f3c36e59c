// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet;

import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Leaves pages as they are. */
final class NoCompressor implements PageCompressor {
    @Override
    public BytesInput compress(BytesInput bytes) {
        return bytes;
    }

    @Override
    public CompressionCodecName getCodecName() {
        return CompressionCodecName.UNCOMPRESSED;
    }
}
