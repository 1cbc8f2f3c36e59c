// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.factory.DefaultValuesWriterFactory;
import org.apache.parquet.column.values.factory.ValuesWriterFactory;
import org.apache.parquet.column.values.fallback.FallbackValuesWriter;

/**
 * Makes the writers of one row group's values, and knows what their dictionaries cost: parquet-java counts the bytes of a
 * dictionary's values, but the hash tables around them are several times as large.
 */
final class ValuesWriters implements ValuesWriterFactory {
    /** The first slab of the list of dictionary indexes that every such writer keeps. */
    private static final long FIRST_INDEXES_BYTES = 16 * 1024;

    private final ValuesWriterFactory writers = new DefaultValuesWriterFactory();
    private final List<Dictionary> dictionaries = new ArrayList<>();

    /** A dictionary, and how much memory it takes for a byte that parquet-java counts. */
    private record Dictionary(ValuesWriter writer, int bytesPerByte) {
        long memoryBytes() {
            // The slabs of the indexes grow by doubling.
            long indexes = writer.getBufferedSize();
            long values = writer.getAllocatedSize() - indexes;
            return FIRST_INDEXES_BYTES + 2 * indexes + bytesPerByte * values;
        }
    }

    @Override
    public void initialize(ParquetProperties properties) {
        writers.initialize(properties);
    }

    @Override
    public ValuesWriter newValuesWriter(ColumnDescriptor column) {
        ValuesWriter writer = writers.newValuesWriter(column);
        if (writer instanceof FallbackValuesWriter<?, ?> withDictionary) {
            dictionaries.add(new Dictionary(withDictionary.initialWriter, bytesPerByte(column)));
        }
        return writer;
    }

    /** Bytes of memory that the dictionaries hold, about. */
    long dictionaryBytes() {
        long sum = 0;
        for (Dictionary dictionary : dictionaries) {
            sum += dictionary.memoryBytes();
        }
        return sum;
    }

    /**
     * Measured on fastutil's linked hash maps, between half and three quarters full: key, value and links in arrays, and for
     * values of bytes an object and an array each.
     */
    private static int bytesPerByte(ColumnDescriptor column) {
        return switch (column.getPrimitiveType().getPrimitiveTypeName()) {
            case INT32, FLOAT -> 8;
            case INT96 -> 7;
            case FIXED_LEN_BYTE_ARRAY -> 6;
            default -> 5;
        };
    }
}
