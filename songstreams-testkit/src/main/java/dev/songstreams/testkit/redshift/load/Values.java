// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Checks values as Redshift does and writes them in PostgreSQL's binary forms. */
final class Values {

    /** PostgreSQL counts from 2000-01-01. */
    private static final int EPOCH_DAYS = 10_957;

    private static final long EPOCH_MICROS = EPOCH_DAYS * 86_400_000_000L;
    private static final byte JSONB_VERSION = 1;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final long LOW_BITS = 0x0101_0101_0101_0101L;

    private Values() {}

    /** Text in UTF-8; the length of a column is in bytes. */
    static void text(TargetColumn column, ByteBuffer utf8, RowSink sink) throws ValueFaultException {
        if (column.length() > 0 && lengthThatCounts(column, utf8) > column.length()) {
            throw new ValueFaultException(ValueFault.tooLong());
        }
        check(column, utf8);
        sink.bytesField(utf8);
    }

    /** JSON text for a SUPER column. */
    static void json(ByteBuffer utf8, RowSink sink) {
        sink.field(utf8.remaining() + 1).put(JSONB_VERSION).put(utf8);
    }

    static void date(long epochDay, RowSink sink) {
        sink.int32Field((int) (epochDay - EPOCH_DAYS));
    }

    static void timestamp(long epochMicros, RowSink sink) {
        sink.int64Field(epochMicros - EPOCH_MICROS);
    }

    /**
     * A decimal: number of digits, weight of the first, sign and scale, 2 bytes each, and the digits to the base of 10000, 2 bytes each.
     */
    static void decimal(TargetColumn column, BigDecimal value, RowSink sink) throws ValueFaultException {
        if (column.precision() > 0 && value.precision() - value.scale() > column.precision() - column.scale()) {
            throw new ValueFaultException(
                    ValueFault.DECIMAL, "Overflow for NUMERIC(" + column.precision() + "," + column.scale() + ")");
        }
        int scale = Math.max(0, value.scale());
        int groups = (scale + 3) / 4;
        short[] digits = digits(value.setScale(groups * 4).unscaledValue().abs());
        ByteBuffer field = sink.field(Short.BYTES * (4 + digits.length));
        field.putShort((short) digits.length).putShort((short) (digits.length - groups - 1));
        field.putShort((short) (value.signum() < 0 ? 0x4000 : 0)).putShort((short) scale);
        for (int i = digits.length - 1; i >= 0; i--) {
            field.putShort(digits[i]);
        }
    }

    /** The digits to the base of 10000, the last first. */
    private static short[] digits(BigInteger positive) {
        BigInteger base = BigInteger.valueOf(10_000);
        short[] digits = new short[positive.bitLength() / 13 + 1];
        int count = 0;
        for (BigInteger rest = positive; rest.signum() > 0; rest = rest.divide(base)) {
            digits[count++] = rest.mod(base).shortValue();
        }
        return Arrays.copyOf(digits, count);
    }

    /** Blanks at the end of a CHAR mean nothing. */
    private static int lengthThatCounts(TargetColumn column, ByteBuffer utf8) {
        int length = utf8.remaining();
        if (column.type() == ColumnType.CHAR) {
            while (length > 0 && utf8.get(utf8.position() + length - 1) == ' ') {
                length--;
            }
        }
        return length;
    }

    private static void check(TargetColumn column, ByteBuffer utf8) throws ValueFaultException {
        boolean ascii = true;
        int i = utf8.position();
        for (; i + Long.BYTES <= utf8.limit(); i += Long.BYTES) {
            long eight = utf8.getLong(i);
            ascii &= (eight & HIGH_BITS) == 0;
            // Not zero if and only if one of the eight bytes is.
            if (((eight - LOW_BITS) & ~eight & HIGH_BITS) != 0) {
                throw nullTerminator();
            }
        }
        for (; i < utf8.limit(); i++) {
            ascii &= utf8.get(i) >= 0;
            if (utf8.get(i) == 0) {
                throw nullTerminator();
            }
        }
        if (!ascii) {
            checkMultibyte(column, utf8);
        }
    }

    private static ValueFaultException nullTerminator() {
        return new ValueFaultException(ValueFault.UTF_8, "String contains a null terminator (U+0000)");
    }

    private static void checkMultibyte(TargetColumn column, ByteBuffer utf8) throws ValueFaultException {
        if (column.type() == ColumnType.CHAR) {
            throw new ValueFaultException(
                    ValueFault.UTF_8, "Multibyte character not supported for CHAR (Hint: try using VARCHAR)");
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(utf8.duplicate());
        } catch (CharacterCodingException e) {
            throw new ValueFaultException(
                    ValueFault.UTF_8, "String contains invalid or unsupported UTF8 codepoints. Bad UTF8 hex sequence");
        }
    }
}
