// SPDX-License-Identifier: Apache-2.0
/**
 * What files look like: {@link dev.songstreams.lake.format.FileFormat} turns batches of rows into the bytes of one file, as
 * Parquet, CSV or JSON lines.
 */
@NullMarked
package dev.songstreams.lake.format;

import org.jspecify.annotations.NullMarked;
