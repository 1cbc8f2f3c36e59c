// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.ddl;

import dev.songstreams.core.row.ColumnType;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Redshift type of a column.
 *
 * <p>Encodings: AZ64 is what AWS gives to numbers and times by itself. Text and floating point would get LZO and none; ZSTD
 * holds both in less room, and repeated values, which events are full of, in far less.
 *
 * @param declared as in CREATE TABLE
 * @param catalogued as the catalogue's {@code format_type} shows it
 * @param encoding the compression
 */
record RedshiftType(String declared, String catalogued, String encoding) {
    private static final String AZ64 = "AZ64";
    private static final String ZSTD = "ZSTD";
    static final String RAW = "RAW";

    private static final Pattern TEXT = Pattern.compile("character varying\\((\\d{1,6})\\)");

    static RedshiftType of(ColumnType type) {
        return switch (type.kind()) {
            case TEXT, ENUM, UUID ->
                new RedshiftType(
                        "VARCHAR(" + type.maxBytes() + ")", "character varying(" + type.maxBytes() + ")", ZSTD);
            case INT -> new RedshiftType("INTEGER", "integer", AZ64);
            case LONG -> new RedshiftType("BIGINT", "bigint", AZ64);
            case FLOAT -> new RedshiftType("REAL", "real", ZSTD);
            case DOUBLE -> new RedshiftType("DOUBLE PRECISION", "double precision", ZSTD);
            // One bit a value: nothing to gain.
            case BOOLEAN -> new RedshiftType("BOOLEAN", "boolean", RAW);
            case TIMESTAMP -> new RedshiftType("TIMESTAMP", "timestamp without time zone", AZ64);
            case DATE -> new RedshiftType("DATE", "date", AZ64);
            case DECIMAL -> decimal("(" + type.precision() + "," + type.scale() + ")");
        };
    }

    /** How many bytes the catalogue's type of text holds; none if it is another type. */
    static OptionalInt textBytes(String catalogued) {
        Matcher text = TEXT.matcher(catalogued);
        return text.matches() ? OptionalInt.of(Integer.parseInt(text.group(1))) : OptionalInt.empty();
    }

    private static RedshiftType decimal(String digits) {
        return new RedshiftType("DECIMAL" + digits, "numeric" + digits, AZ64);
    }
}
