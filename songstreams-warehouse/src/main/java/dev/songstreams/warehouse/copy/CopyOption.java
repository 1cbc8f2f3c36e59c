// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.copy;

/**
 * COPY's parameters besides table, source, role and format.
 *
 * <p>Which of them Parquet takes: AWS, "COPY from columnar data formats".
 */
enum CopyOption {
    MANIFEST("MANIFEST", true),
    REGION("REGION", false),
    GZIP("GZIP", false),
    ZSTD("ZSTD", false),
    BZIP2("BZIP2", false),
    FILLRECORD("FILLRECORD", true),
    IGNOREHEADER("IGNOREHEADER", false),
    NULL_AS("NULL AS", false),
    EMPTYASNULL("EMPTYASNULL", false),
    DATEFORMAT("DATEFORMAT", false),
    TIMEFORMAT("TIMEFORMAT", false),
    MAXERROR("MAXERROR", false);

    private final String sql;
    private final boolean columnar;

    CopyOption(String sql, boolean columnar) {
        this.sql = sql;
        this.columnar = columnar;
    }

    String sql() {
        return sql;
    }

    boolean goesWith(CopyFormat format) {
        return columnar || format != CopyFormat.PARQUET;
    }

    boolean isCompression() {
        return this == GZIP || this == ZSTD || this == BZIP2;
    }
}
