// SPDX-License-Identifier: Apache-2.0
/**
 * What files look like: {@link dev.songstreams.lake.format.FileFormat} turns batches of rows into the bytes of one file, as
 * Parquet ({@link dev.songstreams.lake.format.parquet.ParquetFormat}), CSV ({@link
 * dev.songstreams.lake.format.text.CsvFormat}) or JSON lines ({@link dev.songstreams.lake.format.text.JsonLinesFormat}). {@link
 * dev.songstreams.lake.format.FileFormats} knows them by name.
 */
@NullMarked
package dev.songstreams.lake.format;

import org.jspecify.annotations.NullMarked;
