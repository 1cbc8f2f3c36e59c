// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.copy;

import java.util.EnumSet;
import java.util.Set;

/** UNLOAD's parameters besides query, target, authorization and format, in the order in which they are written; AWS, "UNLOAD". */
enum UnloadOption {
    PARTITION_BY("PARTITION BY", Files.ALL),
    MANIFEST("MANIFEST", Files.ALL),
    HEADER("HEADER", Files.SEPARATED),
    DELIMITER("DELIMITER AS", Files.SEPARATED),
    ENCRYPTED("ENCRYPTED", Files.ALL),
    KMS_KEY_ID("KMS_KEY_ID", Files.ALL),
    GZIP("GZIP", Files.TEXT),
    ZSTD("ZSTD", Files.TEXT),
    BZIP2("BZIP2", Files.TEXT),
    ADDQUOTES("ADDQUOTES", EnumSet.of(UnloadFormat.DELIMITED)),
    ESCAPE("ESCAPE", EnumSet.of(UnloadFormat.DELIMITED)),
    NULL_AS("NULL AS", EnumSet.of(UnloadFormat.CSV, UnloadFormat.DELIMITED, UnloadFormat.FIXEDWIDTH)),
    ALLOWOVERWRITE("ALLOWOVERWRITE", Files.ALL),
    CLEANPATH("CLEANPATH", Files.ALL),
    PARALLEL("PARALLEL", Files.ALL),
    MAXFILESIZE("MAXFILESIZE", Files.ALL),
    ROWGROUPSIZE("ROWGROUPSIZE", EnumSet.of(UnloadFormat.PARQUET)),
    REGION("REGION", Files.ALL);

    private static final Set<UnloadOption> COMPRESSIONS = EnumSet.of(GZIP, ZSTD, BZIP2);

    private final String sql;
    private final Set<UnloadFormat> formats;

    UnloadOption(String sql, Set<UnloadFormat> formats) {
        this.sql = sql;
        this.formats = formats;
    }

    String sql() {
        return sql;
    }

    boolean goesWith(UnloadFormat format) {
        return formats.contains(format);
    }

    boolean isCompression() {
        return COMPRESSIONS.contains(this);
    }

    /** Sets of formats; an enum's constants can't name its own static fields. */
    private static final class Files {
        static final Set<UnloadFormat> ALL = EnumSet.allOf(UnloadFormat.class);
        static final Set<UnloadFormat> TEXT =
                EnumSet.of(UnloadFormat.CSV, UnloadFormat.JSON, UnloadFormat.DELIMITED, UnloadFormat.FIXEDWIDTH);
        static final Set<UnloadFormat> SEPARATED = EnumSet.of(UnloadFormat.CSV, UnloadFormat.DELIMITED);

        private Files() {}
    }
}
