// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForInteger;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForLong;

/** Turns a page's integers into their differences (DELTA_BINARY_PACKED), by parquet-java. Not thread-safe. */
final class DeltaEncoding {
    private static final int FIRST_SLAB_BYTES = 1024;
    private static final int MOST_BYTES = 1 << 20;

    private final NumberType type;
    private ValuesWriter writer;

    DeltaEncoding(NumberType type) {
        this.type = type;
        this.writer = writer(type);
    }

    private static ValuesWriter writer(NumberType type) {
        HeapByteBufferAllocator allocator = new HeapByteBufferAllocator();
        return switch (type) {
            case INT32 -> new DeltaBinaryPackingValuesWriterForInteger(FIRST_SLAB_BYTES, MOST_BYTES, allocator);
            case INT64 -> new DeltaBinaryPackingValuesWriterForLong(FIRST_SLAB_BYTES, MOST_BYTES, allocator);
            default -> throw new IllegalArgumentException(type + " has no differences");
        };
    }

    /** Begins a row group. Parquet-java fills its last block up with what was there before, which may be another file's. */
    void clear() {
        writer = writer(type);
    }

    /** Appends the encoded values of a page. */
    void encode(PageBuffer plain, PageBuffer out) {
        for (int at = 0; at < plain.size(); at += type.bytes()) {
            if (type == NumberType.INT32) {
                writer.writeInteger(plain.getInt(at));
            } else {
                writer.writeLong(plain.getLong(at));
            }
        }
        try {
            writer.getBytes().writeAllTo(new Appending(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        writer.reset();
    }

    private static final class Appending extends OutputStream {
        private final PageBuffer out;

        Appending(PageBuffer out) {
            this.out = out;
        }

        @Override
        public void write(int value) {
            out.putByte(value);
        }

        @Override
        public void write(byte[] source, int offset, int length) {
            out.put(source, offset, length);
        }
    }
}
