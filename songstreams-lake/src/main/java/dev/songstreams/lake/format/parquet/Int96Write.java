// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;

/**
 * Writes microseconds since 1970 as INT96, little-endian: bytes 0 to 7 nanoseconds of the day, bytes 8 to 11 the Julian day.
 * The value is always the same one, overwritten; marked as reused, it is copied where it is kept.
 */
final class Int96Write implements ColumnFeeds.LongWrite {
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final int JULIAN_DAY_OF_1970 = 2_440_588;

    private final ByteBuffer bytes = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    private final Binary value = Binary.fromReusedByteArray(bytes.array());

    @Override
    public void write(ColumnWriter to, long micros, int definitionLevel) {
        bytes.putLong(0, Math.floorMod(micros, MICROS_PER_DAY) * 1000);
        bytes.putInt(8, (int) Math.floorDiv(micros, MICROS_PER_DAY) + JULIAN_DAY_OF_1970);
        to.write(value, 0, definitionLevel);
    }
}
