// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet;

/**
 * How a Parquet file holds integers (INT, LONG, DATE, decimals of up to 18 digits, and timestamps as INT64) that a dictionary would
 * not make smaller. The file says which it is, so that a reader need not know.
 */
public enum IntegerEncoding {
    /** As they are, in 4 or 8 bytes, which every reader knows, Redshift's COPY included. */
    PLAIN,
    /**
     * Differences, in as few bits as they need (DELTA_BINARY_PACKED): ids that grow, offsets and timestamps become a fraction of
     * their size. DuckDB, pyarrow, Spark since 3.3 and Trino read it; whether Redshift's COPY does is not documented, so this is
     * for lakes that others read.
     */
    DELTA
}
