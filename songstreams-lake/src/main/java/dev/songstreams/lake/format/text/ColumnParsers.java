// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.text;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.RowBatch;
import dev.songstreams.core.row.RowSchema;
import java.math.BigDecimal;

/** Puts the texts of values into their columns: {@link ColumnText} undone. */
final class ColumnParsers {
    /** Sets a column of the row under way. */
    interface ColumnParser {
        void set(byte[] utf8, int length, RowBatch batch);
    }

    private interface LongParser {
        long parse(String text);
    }

    private ColumnParsers() {}

    static ColumnParser[] of(RowSchema schema) {
        ColumnParser[] parsers = new ColumnParser[schema.size()];
        for (int i = 0; i < parsers.length; i++) {
            parsers[i] = of(schema.column(i).type(), i);
        }
        return parsers;
    }

    private static ColumnParser of(ColumnType type, int column) {
        return switch (type.kind()) {
            case TEXT, UUID, ENUM ->
                (utf8, length, batch) -> batch.bytes(column).set(utf8, 0, length);
            case INT, LONG -> longs(column, Long::parseLong);
            case BOOLEAN -> longs(column, text -> text.equals("true") ? 1 : 0);
            case TIMESTAMP -> longs(column, TimeText::parseTimestamp);
            case DATE -> longs(column, TimeText::parseDate);
            case FLOAT -> (utf8, length, batch) -> batch.doubles(column).set(Float.parseFloat(ascii(utf8, length)));
            case DOUBLE -> (utf8, length, batch) -> batch.doubles(column).set(Double.parseDouble(ascii(utf8, length)));
            case DECIMAL -> decimals(type, column);
        };
    }

    private static ColumnParser longs(int column, LongParser parser) {
        return (utf8, length, batch) -> batch.longs(column).set(parser.parse(ascii(utf8, length)));
    }

    private static ColumnParser decimals(ColumnType type, int column) {
        if (type.storage() == ColumnType.Storage.LONG) {
            return longs(column, text -> unscaled(text, type.scale()).longValueExact());
        }
        return (utf8, length, batch) -> {
            byte[] unscaled = unscaled(ascii(utf8, length), type.scale()).toByteArray();
            batch.bytes(column).set(unscaled, 0, unscaled.length);
        };
    }

    private static java.math.BigInteger unscaled(String text, int scale) {
        return new BigDecimal(text).setScale(scale).unscaledValue();
    }

    private static String ascii(byte[] utf8, int length) {
        return new String(utf8, 0, length, US_ASCII);
    }
}
