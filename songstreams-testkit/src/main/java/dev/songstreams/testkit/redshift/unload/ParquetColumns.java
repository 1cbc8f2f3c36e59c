// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.unload;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** The Parquet types of columns, and their values out of PostgreSQL's text. */
final class ParquetColumns {

    private static final int DECIMAL_BYTES = 16;
    private static final DateTimeFormatter ZONED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss[.SSSSSS][.SSSSS][.SSSS][.SSS][.SS][.S]X", Locale.ROOT);

    private ParquetColumns() {}

    static MessageType schema(List<UnloadColumn> columns) {
        Types.MessageTypeBuilder message = Types.buildMessage();
        for (UnloadColumn column : columns) {
            Types.PrimitiveBuilder<PrimitiveType> field = Types.optional(primitive(column));
            if (primitive(column) == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY) {
                field.length(DECIMAL_BYTES);
            }
            LogicalTypeAnnotation logical = logical(column);
            message.addField((logical == null ? field : field.as(logical)).named(column.name()));
        }
        return message.named("unload");
    }

    private static PrimitiveTypeName primitive(UnloadColumn column) {
        return switch (column.type()) {
            case UnloadColumn.BOOL -> PrimitiveTypeName.BOOLEAN;
            case UnloadColumn.INT2, UnloadColumn.INT4, UnloadColumn.DATE -> PrimitiveTypeName.INT32;
            case UnloadColumn.INT8, UnloadColumn.TIMESTAMP, UnloadColumn.TIMESTAMPTZ -> PrimitiveTypeName.INT64;
            case UnloadColumn.FLOAT4 -> PrimitiveTypeName.FLOAT;
            case UnloadColumn.FLOAT8 -> PrimitiveTypeName.DOUBLE;
            case UnloadColumn.NUMERIC -> PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
            default -> PrimitiveTypeName.BINARY;
        };
    }

    private static @Nullable LogicalTypeAnnotation logical(UnloadColumn column) {
        return switch (column.type()) {
            case UnloadColumn.DATE -> LogicalTypeAnnotation.dateType();
            case UnloadColumn.TIMESTAMP, UnloadColumn.TIMESTAMPTZ ->
                LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS);
            case UnloadColumn.NUMERIC -> LogicalTypeAnnotation.decimalType(column.scale(), column.precision());
            case UnloadColumn.BOOL,
                    UnloadColumn.INT2,
                    UnloadColumn.INT4,
                    UnloadColumn.INT8,
                    UnloadColumn.FLOAT4,
                    UnloadColumn.FLOAT8 -> null;
            default -> LogicalTypeAnnotation.stringType();
        };
    }

    static void add(Group row, int index, UnloadColumn column, String value) {
        switch (column.type()) {
            case UnloadColumn.BOOL -> row.add(index, value.equals("t"));
            case UnloadColumn.INT2, UnloadColumn.INT4 -> row.add(index, Integer.parseInt(value));
            case UnloadColumn.INT8 -> row.add(index, Long.parseLong(value));
            case UnloadColumn.FLOAT4 -> row.add(index, Float.parseFloat(value));
            case UnloadColumn.FLOAT8 -> row.add(index, Double.parseDouble(value));
            case UnloadColumn.DATE ->
                row.add(index, Math.toIntExact(LocalDate.parse(value).toEpochDay()));
            case UnloadColumn.TIMESTAMP ->
                row.add(
                        index,
                        micros(LocalDateTime.parse(value.replace(' ', 'T')).toInstant(ZoneOffset.UTC)));
            case UnloadColumn.TIMESTAMPTZ ->
                row.add(index, micros(OffsetDateTime.parse(value, ZONED).toInstant()));
            case UnloadColumn.NUMERIC -> row.add(index, decimal(column, value));
            default -> row.add(index, value);
        }
    }

    private static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1000);
    }

    /** Big-endian, with the sign's bytes in front. */
    private static Binary decimal(UnloadColumn column, String value) {
        BigDecimal decimal = new BigDecimal(value).setScale(column.scale(), RoundingMode.HALF_UP);
        byte[] digits = decimal.unscaledValue().toByteArray();
        byte[] padded = new byte[DECIMAL_BYTES];
        Arrays.fill(padded, 0, DECIMAL_BYTES - digits.length, (byte) (decimal.signum() < 0 ? -1 : 0));
        System.arraycopy(digits, 0, padded, DECIMAL_BYTES - digits.length, digits.length);
        return Binary.fromConstantByteArray(padded);
    }
}
