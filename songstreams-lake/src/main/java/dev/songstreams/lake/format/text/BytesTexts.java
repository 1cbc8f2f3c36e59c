// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.text;

import dev.songstreams.core.row.BytesVector;
import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.RowBatch;
import java.math.BigDecimal;
import java.math.BigInteger;

/** The texts of texts, and of decimals too wide for 64 bits. */
final class BytesTexts extends ColumnText {
    BytesTexts(ColumnType type, int column, Notation notation) {
        super(type, column, notation);
    }

    @Override
    void find(RowBatch batch, int from, int to) {
        BytesVector values = batch.bytes(column);
        if (type.kind() == ColumnType.Kind.DECIMAL) {
            findDecimals(values, from, to);
        } else {
            findTexts(values, from, to);
        }
    }

    /** A special byte is looked for across all values, which lie one behind the other: most are short, and few hold one. */
    private void findTexts(BytesVector values, int from, int to) {
        byte[] bytes = values.array();
        bareIn(bytes);
        int limit = end(values, from, to);
        int special = -1;
        for (int row = from; row < to; row++) {
            if (values.isNull(row)) {
                setNull(row - from);
                continue;
            }
            int start = values.start(row);
            int length = values.length(row);
            if (special < start) {
                special = notation.specialFrom(bytes, start, limit);
            }
            if (special >= start + length && notation.standsBare(bytes, start, length)) {
                setBare(row - from, start, length);
            } else {
                int begin = made.size();
                notation.putText(bytes, start, length, made);
                set(row - from, begin, made.size());
            }
        }
    }

    /** Where the last value of these rows ends. */
    private static int end(BytesVector values, int from, int to) {
        int last = to - 1;
        while (last >= from && values.isNull(last)) {
            last--;
        }
        return last < from ? 0 : values.start(last) + values.length(last);
    }

    /** Seldom enough for an object each. */
    private void findDecimals(BytesVector values, int from, int to) {
        byte[] quote = notation.decimalQuote(type.precision());
        for (int row = from; row < to; row++) {
            if (values.isNull(row)) {
                setNull(row - from);
                continue;
            }
            BigInteger unscaled = new BigInteger(values.array(), values.start(row), values.length(row));
            int begin = made.size();
            made.put(quote);
            made.putAscii(new BigDecimal(unscaled, type.scale()).toPlainString());
            made.put(quote);
            set(row - from, begin, made.size());
        }
    }
}
