// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet;

import com.github.luben.zstd.Zstd;
import dev.songstreams.core.row.Column;
import dev.songstreams.core.row.RowSchema;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.xerial.snappy.Snappy;

/** Reads files with parquet-java's own reader, checking every page's checksum. */
final class ParquetFiles {
    private ParquetFiles() {}

    static ParquetFileReader open(Path file) throws IOException {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new Decompressors())
                .withUseHadoopVectoredIo(false)
                .usePageChecksumVerification(true)
                .build();
        return ParquetFileReader.open(new LocalInputFile(file), options);
    }

    static List<List<Object>> rows(RowSchema schema, Path file) throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        try (ParquetFileReader reader = open(file)) {
            MessageType type = reader.getFileMetaData().getSchema();
            MessageColumnIO columns = new ColumnIOFactory().getColumnIO(type);
            for (PageReadStore pages = reader.readNextRowGroup(); pages != null; pages = reader.readNextRowGroup()) {
                RecordReader<Group> records = columns.getRecordReader(pages, new GroupRecordConverter(type));
                for (long i = 0; i < pages.getRowCount(); i++) {
                    rows.add(row(schema, records.read()));
                }
            }
        }
        return rows;
    }

    private static List<Object> row(RowSchema schema, Group group) {
        List<Object> row = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            row.add(group.getFieldRepetitionCount(i) == 0 ? null : value(schema.column(i), group, i));
        }
        return row;
    }

    private static Object value(Column column, Group group, int index) {
        PrimitiveTypeName physical =
                group.getType().getType(index).asPrimitiveType().getPrimitiveTypeName();
        return switch (column.type().kind()) {
            case TEXT, UUID, ENUM -> group.getBinary(index, 0).toStringUsingUTF8();
            case INT -> group.getInteger(index, 0);
            case LONG -> group.getLong(index, 0);
            case FLOAT -> group.getFloat(index, 0);
            case DOUBLE -> group.getDouble(index, 0);
            case BOOLEAN -> group.getBoolean(index, 0);
            case DATE -> LocalDate.ofEpochDay(group.getInteger(index, 0));
            case TIMESTAMP ->
                physical == PrimitiveTypeName.INT96
                        ? int96(group.getInt96(index, 0).getBytes())
                        : Instant.EPOCH.plus(group.getLong(index, 0), ChronoUnit.MICROS);
            case DECIMAL ->
                new BigDecimal(unscaled(physical, group, index), column.type().scale());
        };
    }

    private static Instant int96(byte[] bytes) {
        ByteBuffer value = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return LocalDate.EPOCH
                .plusDays(value.getInt(8) - 2_440_588L)
                .atStartOfDay()
                .plusNanos(value.getLong(0))
                .toInstant(java.time.ZoneOffset.UTC);
    }

    private static BigInteger unscaled(PrimitiveTypeName physical, Group group, int index) {
        return switch (physical) {
            case INT32 -> BigInteger.valueOf(group.getInteger(index, 0));
            case INT64 -> BigInteger.valueOf(group.getLong(index, 0));
            default -> new BigInteger(group.getBinary(index, 0).getBytes());
        };
    }

    /** parquet-java's own codecs need Hadoop, which is not there. */
    private static final class Decompressors implements CompressionCodecFactory {
        @Override
        public BytesInputCompressor getCompressor(CompressionCodecName codec) {
            throw new UnsupportedOperationException("only for reading");
        }

        @Override
        public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
            return new Decompressor(codec);
        }

        @Override
        public void release() {}
    }

    private record Decompressor(CompressionCodecName codec) implements CompressionCodecFactory.BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput bytes, int length) throws IOException {
            return BytesInput.from(decompress(bytes.toInputStream().readAllBytes(), length));
        }

        @Override
        public void decompress(ByteBuffer in, int compressedLength, ByteBuffer out, int length) throws IOException {
            byte[] bytes = new byte[compressedLength];
            in.get(bytes);
            out.put(decompress(bytes, length));
        }

        private byte[] decompress(byte[] bytes, int length) throws IOException {
            return switch (codec) {
                case UNCOMPRESSED -> bytes;
                case SNAPPY -> Snappy.uncompress(bytes);
                case ZSTD -> Zstd.decompress(bytes, length);
                case GZIP -> new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
                default -> throw new IOException("not written by us: " + codec);
            };
        }

        @Override
        public void release() {}
    }
}
