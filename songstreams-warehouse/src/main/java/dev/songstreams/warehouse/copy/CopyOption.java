// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.copy;

import java.util.EnumSet;
import java.util.Set;

/**
 * COPY's parameters besides table, source, authorization and format, in the order in which they are written.
 *
 * <p>Which of them columnar files take: AWS, "COPY from columnar data formats". Which of them JSON does not: AWS, "Data format
 * parameters", "Data conversion parameters" and "COPY from JSON format". The rest is said at each format.
 */
enum CopyOption {
    QUOTE("QUOTE AS", EnumSet.of(CopyFormat.CSV)),
    MANIFEST("MANIFEST", Files.ALL),
    REGION("REGION", Files.TEXT),
    GZIP("GZIP", Files.TEXT),
    ZSTD("ZSTD", Files.TEXT),
    BZIP2("BZIP2", Files.TEXT),
    LZOP("LZOP", Files.TEXT),
    DELIMITER("DELIMITER", Files.SEPARATED),
    ESCAPE("ESCAPE", EnumSet.of(CopyFormat.DELIMITED)),
    REMOVEQUOTES("REMOVEQUOTES", EnumSet.of(CopyFormat.DELIMITED)),
    FILLRECORD("FILLRECORD", Files.POSITIONAL),
    EXPLICIT_IDS("EXPLICIT_IDS", Files.ALL),
    IGNOREHEADER("IGNOREHEADER", Files.LINES),
    IGNOREBLANKLINES("IGNOREBLANKLINES", Files.LINES),
    NULL_AS("NULL AS", Files.TEXT),
    EMPTYASNULL("EMPTYASNULL", Files.TEXT),
    BLANKSASNULL("BLANKSASNULL", Files.TEXT),
    TRIMBLANKS("TRIMBLANKS", Files.TEXT),
    TRUNCATECOLUMNS("TRUNCATECOLUMNS", Files.TEXT),
    ACCEPTINVCHARS("ACCEPTINVCHARS AS", Files.ALL),
    ACCEPTANYDATE("ACCEPTANYDATE", Files.TEXT),
    DATEFORMAT("DATEFORMAT", Files.TEXT),
    TIMEFORMAT("TIMEFORMAT", Files.TEXT),
    ROUNDEC("ROUNDEC", Files.TEXT),
    ENCODING("ENCODING AS", Files.TEXT),
    MAXERROR("MAXERROR", Files.TEXT),
    NOLOAD("NOLOAD", Files.TEXT),
    IGNOREALLERRORS("IGNOREALLERRORS", Files.TEXT),
    COMPROWS("COMPROWS", Files.TEXT),
    COMPUPDATE("COMPUPDATE", Files.TEXT),
    STATUPDATE("STATUPDATE", Files.ALL);

    private static final Set<CopyOption> COMPRESSIONS = EnumSet.of(GZIP, ZSTD, BZIP2, LZOP);

    private final String sql;
    private final Set<CopyFormat> formats;

    CopyOption(String sql, Set<CopyFormat> formats) {
        this.sql = sql;
        this.formats = formats;
    }

    String sql() {
        return sql;
    }

    boolean goesWith(CopyFormat format) {
        return formats.contains(format);
    }

    boolean isCompression() {
        return COMPRESSIONS.contains(this);
    }

    /** Sets of formats; an enum's constants can't name its own static fields. */
    private static final class Files {
        static final Set<CopyFormat> ALL = EnumSet.allOf(CopyFormat.class);
        static final Set<CopyFormat> TEXT =
                EnumSet.of(CopyFormat.CSV, CopyFormat.JSON, CopyFormat.DELIMITED, CopyFormat.FIXEDWIDTH);
        static final Set<CopyFormat> LINES = EnumSet.of(CopyFormat.CSV, CopyFormat.DELIMITED, CopyFormat.FIXEDWIDTH);
        static final Set<CopyFormat> SEPARATED = EnumSet.of(CopyFormat.CSV, CopyFormat.DELIMITED);
        static final Set<CopyFormat> POSITIONAL =
                EnumSet.of(CopyFormat.PARQUET, CopyFormat.ORC, CopyFormat.CSV, CopyFormat.DELIMITED);

        private Files() {}
    }
}
