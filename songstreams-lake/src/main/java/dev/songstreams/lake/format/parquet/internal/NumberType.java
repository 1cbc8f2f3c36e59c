// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet.internal;

import dev.songstreams.core.row.ColumnVector;
import dev.songstreams.core.row.DoubleVector;
import dev.songstreams.core.row.LongVector;
import org.apache.parquet.column.statistics.Statistics;

/**
 * Numbers of a physical type, each held as a long whose order is the numbers' own, so that one dictionary and one way to the least
 * and greatest value serve them all.
 */
enum NumberType {
    INT32(4) {
        @Override
        void put(long key, PageBuffer out) {
            out.putInt((int) key);
        }

        @Override
        void note(long key, Statistics<?> statistics) {
            statistics.updateStats((int) key);
        }
    },
    INT64(8) {
        @Override
        void put(long key, PageBuffer out) {
            out.putLong(key);
        }

        @Override
        void note(long key, Statistics<?> statistics) {
            statistics.updateStats(key);
        }
    },
    FLOAT(4) {
        @Override
        int keys(ColumnVector vector, int fromRow, int toRow, long[] out) {
            DoubleVector numbers = (DoubleVector) vector;
            int count = 0;
            for (int row = fromRow; row < toRow; row++) {
                if (!numbers.isNull(row)) {
                    out[count++] = ordered(Float.floatToRawIntBits((float) numbers.get(row)));
                }
            }
            return count;
        }

        @Override
        void put(long key, PageBuffer out) {
            out.putInt(ordered((int) key));
        }

        @Override
        void note(long key, Statistics<?> statistics) {
            statistics.updateStats(Float.intBitsToFloat(ordered((int) key)));
        }
    },
    DOUBLE(8) {
        @Override
        int keys(ColumnVector vector, int fromRow, int toRow, long[] out) {
            DoubleVector numbers = (DoubleVector) vector;
            int count = 0;
            for (int row = fromRow; row < toRow; row++) {
                if (!numbers.isNull(row)) {
                    out[count++] = ordered(Double.doubleToRawLongBits(numbers.get(row)));
                }
            }
            return count;
        }

        @Override
        void put(long key, PageBuffer out) {
            out.putLong(ordered(key));
        }

        @Override
        void note(long key, Statistics<?> statistics) {
            statistics.updateStats(Double.longBitsToDouble(ordered(key)));
        }
    },
    /**
     * Microseconds since 1970 as nanoseconds of the day (8 bytes) and Julian day (4 bytes). The format defines no order for it, so
     * it has no statistics.
     */
    INT96(12) {
        @Override
        void put(long key, PageBuffer out) {
            out.putLong(Math.floorMod(key, MICROS_PER_DAY) * 1000);
            out.putInt((int) Math.floorDiv(key, MICROS_PER_DAY) + JULIAN_DAY_OF_1970);
        }

        @Override
        void note(long key, Statistics<?> statistics) {}
    };

    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final int JULIAN_DAY_OF_1970 = 2_440_588;

    private final int bytes;

    NumberType(int bytes) {
        this.bytes = bytes;
    }

    /** The length of a value. */
    int bytes() {
        return bytes;
    }

    /** Puts the values of rows into an array, nulls left out, and returns how many they are. */
    int keys(ColumnVector vector, int fromRow, int toRow, long[] out) {
        LongVector numbers = (LongVector) vector;
        int count = 0;
        for (int row = fromRow; row < toRow; row++) {
            if (!numbers.isNull(row)) {
                out[count++] = numbers.get(row);
            }
        }
        return count;
    }

    /** Appends the value. */
    abstract void put(long key, PageBuffer out);

    /** Tells the statistics of the value. */
    abstract void note(long key, Statistics<?> statistics);

    /** The bits of a double as a number of the same order, and back: those of negative ones grow the wrong way. */
    private static long ordered(long bits) {
        return bits ^ bits >> 63 & Long.MAX_VALUE;
    }

    private static int ordered(int bits) {
        return bits ^ bits >> 31 & Integer.MAX_VALUE;
    }
}
