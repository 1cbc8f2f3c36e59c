// SPDX-License-Identifier: Apache-2.0
/**
 * Parquet files, fed column by column: begin at {@link dev.songstreams.lake.format.parquet.ParquetFormat}. No class of Hadoop
 * is loaded.
 */
@NullMarked
package dev.songstreams.lake.format.parquet;

import org.jspecify.annotations.NullMarked;
