// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet;

import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;

/** Compresses the pages of one file, one after the other. */
interface PageCompressor extends BytesInputCompressor {
    /** Has nothing to give back but memory. */
    @Override
    default void release() {}
}
