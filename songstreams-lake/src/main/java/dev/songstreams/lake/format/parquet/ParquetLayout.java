// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet;

import dev.songstreams.core.row.Column;
import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.RowSchema;
import java.util.List;
import org.apache.parquet.bytes.ByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.apache.parquet.schema.Types.PrimitiveBuilder;

/** What a file looks like inside: the columns' Parquet types and the properties of its pages. */
final class ParquetLayout {
    private static final int MAX_INT32_DIGITS = 9;
    private static final int MAX_INT64_DIGITS = 18;

    private final TimestampEncoding timestamps;
    private final IntegerEncoding integers;
    private final RowSchema schema;
    private final MessageType messageType;
    /** The message type makes them anew each time it is asked. */
    private final List<ColumnDescriptor> columns;

    private final int pageBytes;
    private final ParquetProperties properties;

    ParquetLayout(
            RowSchema schema,
            TimestampEncoding timestamps,
            IntegerEncoding integers,
            int pageBytes,
            ByteBufferAllocator pages) {
        this.timestamps = timestamps;
        this.integers = integers;
        this.schema = schema;
        List<Type> types = schema.columns().stream().map(this::type).toList();
        this.messageType = new MessageType(schema.name(), types);
        this.columns = messageType.getColumns();
        this.pageBytes = pageBytes;
        this.properties = ParquetProperties.builder()
                .withAllocator(pages)
                // Redshift and others are slow to learn the encodings of version 2; Spark's default is 1 as well.
                .withWriterVersion(WriterVersion.PARQUET_1_0)
                .withPageSize(pageBytes)
                .withPageWriteChecksumEnabled(true)
                .build();
    }

    RowSchema schema() {
        return schema;
    }

    MessageType messageType() {
        return messageType;
    }

    /** The columns in their order. */
    List<ColumnDescriptor> columns() {
        return columns;
    }

    /** The length of a page before compression, about. */
    int pageBytes() {
        return pageBytes;
    }

    /** How parquet-java writes pages and footer. */
    ParquetProperties properties() {
        return properties;
    }

    TimestampEncoding timestamps() {
        return timestamps;
    }

    IntegerEncoding integers() {
        return integers;
    }

    /** In how many bytes a decimal of so many digits fits, with its sign. */
    static int decimalBytes(int precision) {
        int bits = java.math.BigInteger.TEN
                        .pow(precision)
                        .subtract(java.math.BigInteger.ONE)
                        .bitLength()
                + 1;
        return (bits + 7) / 8;
    }

    /** The physical type of a decimal of so many digits. */
    static PrimitiveTypeName decimalType(int precision) {
        if (precision <= MAX_INT32_DIGITS) {
            return PrimitiveTypeName.INT32;
        }
        return precision <= MAX_INT64_DIGITS ? PrimitiveTypeName.INT64 : PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
    }

    private Type type(Column column) {
        Repetition repetition = column.required() ? Repetition.REQUIRED : Repetition.OPTIONAL;
        ColumnType type = column.type();
        return switch (type.kind()) {
            case TEXT, UUID, ENUM ->
                annotated(repetition, PrimitiveTypeName.BINARY, LogicalTypeAnnotation.stringType())
                        .named(column.name());
            case INT -> plain(repetition, PrimitiveTypeName.INT32, column);
            case LONG -> plain(repetition, PrimitiveTypeName.INT64, column);
            case FLOAT -> plain(repetition, PrimitiveTypeName.FLOAT, column);
            case DOUBLE -> plain(repetition, PrimitiveTypeName.DOUBLE, column);
            case BOOLEAN -> plain(repetition, PrimitiveTypeName.BOOLEAN, column);
            case DATE ->
                annotated(repetition, PrimitiveTypeName.INT32, LogicalTypeAnnotation.dateType())
                        .named(column.name());
            case TIMESTAMP -> timestamp(repetition, column);
            case DECIMAL -> decimal(repetition, type).named(column.name());
        };
    }

    private Type timestamp(Repetition repetition, Column column) {
        return switch (timestamps) {
            case INT96 -> plain(repetition, PrimitiveTypeName.INT96, column);
            case INT64_MICROS ->
                annotated(
                                repetition,
                                PrimitiveTypeName.INT64,
                                LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))
                        .named(column.name());
        };
    }

    private static PrimitiveBuilder<PrimitiveType> decimal(Repetition repetition, ColumnType type) {
        PrimitiveTypeName physical = decimalType(type.precision());
        PrimitiveBuilder<PrimitiveType> builder =
                annotated(repetition, physical, LogicalTypeAnnotation.decimalType(type.scale(), type.precision()));
        return physical == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY
                ? builder.length(decimalBytes(type.precision()))
                : builder;
    }

    private static Type plain(Repetition repetition, PrimitiveTypeName physical, Column column) {
        return Types.primitive(physical, repetition).named(column.name());
    }

    private static PrimitiveBuilder<PrimitiveType> annotated(
            Repetition repetition, PrimitiveTypeName physical, LogicalTypeAnnotation annotation) {
        return Types.primitive(physical, repetition).as(annotation);
    }
}
