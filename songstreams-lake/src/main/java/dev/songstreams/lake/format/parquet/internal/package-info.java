/**
 * The pages of a Parquet file's columns, encoded from the vectors of a batch: {@link
 * dev.songstreams.lake.format.parquet.internal.ColumnChunk} is where to start reading. Pages, headers, indexes and footer are
 * parquet-java's; dictionaries, levels and values are encoded here, because a dictionary over arrays that is asked once a value, and
 * statistics that look at each distinct value of a page once, cost a third of what parquet-java's cost. Not for callers.
 */
@NullMarked
package dev.songstreams.lake.format.parquet.internal;

import org.jspecify.annotations.NullMarked;
