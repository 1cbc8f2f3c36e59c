// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.event;

import dev.songstreams.core.row.BytesVector;
import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.ColumnVector;
import dev.songstreams.core.row.DoubleVector;
import dev.songstreams.core.row.LongVector;
import dev.songstreams.core.row.Utf8;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Stores checked values in vectors: what COPY would choke on is refused here, before any file holds it. Each method
 * returns null when the value was stored, or what is wrong with it.
 */
public final class Values {
    /** 0001-01-01T00:00:00Z in microseconds: the first instant that every text form writes with four-digit years. */
    static final long MIN_MICROS = -62_135_596_800_000_000L;

    /** 9999-12-31T23:59:59.999999Z in microseconds. */
    static final long MAX_MICROS = 253_402_300_799_999_999L;

    private static final long MICROS_PER_SECOND = 1_000_000;

    private Values() {}

    /** Stores text of at most so many UTF-8 bytes, without U+0000 and lone surrogates. */
    public static @Nullable String storeText(char[] chars, int offset, int length, int maxBytes, BytesVector vector) {
        // A character is at least a byte: a text that is far too long is refused before room is made for it.
        if (length > maxBytes) {
            return "has at least " + length + " bytes of text, but the column holds " + maxBytes;
        }
        byte[] target = vector.reserve(length * 3);
        int encoded = Utf8.encode(chars, offset, length, target, vector.writeOffset());
        if (encoded == Utf8.NUL) {
            return "has the character U+0000, which Redshift can't hold";
        }
        if (encoded == Utf8.LONE_SURROGATE) {
            return "has half a surrogate pair, which is no text";
        }
        if (encoded > maxBytes) {
            return "has " + encoded + " bytes of text, but the column holds " + maxBytes;
        }
        vector.commit(encoded);
        return null;
    }

    /** Stores a finite number. */
    public static @Nullable String storeDouble(double value, DoubleVector vector) {
        if (!Double.isFinite(value)) {
            return "is not a finite number";
        }
        vector.set(value);
        return null;
    }

    /** Stores microseconds since 1970 within the years 1 to 9999. */
    public static @Nullable String storeMicros(long micros, LongVector vector) {
        if (micros < MIN_MICROS || micros > MAX_MICROS) {
            return "is a time outside the years 1 to 9999";
        }
        vector.set(micros);
        return null;
    }

    /** Stores an instant, cut to microseconds, within the years 1 to 9999. */
    public static @Nullable String storeInstant(Instant instant, LongVector vector) {
        try {
            long micros = Math.addExact(
                    Math.multiplyExact(instant.getEpochSecond(), MICROS_PER_SECOND), instant.getNano() / 1000);
            return storeMicros(micros, vector);
        } catch (ArithmeticException e) {
            return "is a time outside the years 1 to 9999";
        }
    }

    /** Stores a date within the years 1 to 9999. */
    public static @Nullable String storeDate(LocalDate date, LongVector vector) {
        if (date.getYear() < 1 || date.getYear() > 9999) {
            return "is a date outside the years 1 to 9999";
        }
        vector.set(date.toEpochDay());
        return null;
    }

    /** Stores a decimal that fits the type without rounding. */
    public static @Nullable String storeDecimal(BigDecimal value, ColumnType type, ColumnVector vector) {
        // The digits before the point come first: 1E+1000000000 must be neither written out nor stripped, which
        // overflows. Zero has none, though BigDecimal counts one.
        BigDecimal number = value.signum() == 0 ? BigDecimal.ZERO : value;
        long wholeDigits = value.signum() == 0 ? 0 : (long) number.precision() - number.scale();
        if (wholeDigits > type.precision() - type.scale()) {
            return "does not fit " + type;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        if (stripped.scale() > type.scale()) {
            return "does not fit " + type;
        }
        BigDecimal scaled = stripped.setScale(type.scale());
        if (vector instanceof LongVector longs) {
            longs.set(scaled.unscaledValue().longValueExact());
        } else {
            byte[] bytes = scaled.unscaledValue().toByteArray();
            ((BytesVector) vector).set(bytes, 0, bytes.length);
        }
        return null;
    }

    /** The instant of a count of microseconds since 1970. */
    public static Instant instantOfMicros(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * 1000);
    }
}
