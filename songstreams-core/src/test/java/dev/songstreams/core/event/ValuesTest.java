// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.core.row.Column;
import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.ColumnType.Kind;
import dev.songstreams.core.row.RowBatch;
import dev.songstreams.core.row.RowSchema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    private final RowBatch texts = batchOf(ColumnType.text(1));
    private final RowBatch longs = batchOf(ColumnType.of(Kind.LONG));
    private final RowBatch doubles = batchOf(ColumnType.of(Kind.DOUBLE));

    private static RowBatch batchOf(ColumnType type) {
        return new RowBatch(new RowSchema("t", List.of(Column.optional("c", type))), 1);
    }

    private @Nullable String storeText(String text, int maxBytes) {
        return Values.storeText(text.toCharArray(), 0, text.length(), maxBytes, texts.bytes(0));
    }

    @ParameterizedTest
    @CsvSource({"abcd, 4", "é, 2", "éé, 4", "漢, 3", "😀, 4", "a漢, 4", "'', 1"})
    void textFitsUpToItsLastByte(String text, int maxBytes) {
        assertThat(storeText(text, maxBytes)).isNull();
        texts.endRow();
        assertThat(texts.bytes(0).text(0)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"abcde, 4, at least 5", "é, 1, 2", "éé, 3, 4", "漢, 2, 3", "😀, 3, 4", "a漢, 3, 4", "ééééé, 4, at least 5"
    })
    void textOneByteTooLongIsRefusedWhole(String text, int maxBytes, String bytes) {
        assertThat(storeText(text, maxBytes))
                .isEqualTo("has " + bytes + " bytes of text, but the column holds " + maxBytes);
        assertThat(texts.vector(0).isSet()).isFalse();
        assertThat(texts.bytes(0).writeOffset()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\0", "\0é"})
    void theNullCharacterIsRefused(String text) {
        assertThat(storeText(text, 64)).isEqualTo("has the character U+0000, which Redshift can't hold");
        assertThat(texts.vector(0).isSet()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "a\ude00b", "\ud83d\ud83d\ude00"})
    void halfASurrogatePairIsRefused(String text) {
        assertThat(storeText(text, 64)).isEqualTo("has half a surrogate pair, which is no text");
        assertThat(texts.vector(0).isSet()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void onlyFiniteNumbersAreStored(double value) {
        assertThat(Values.storeDouble(value, doubles.doubles(0))).isEqualTo("is not a finite number");
        assertThat(doubles.vector(0).isSet()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0, -0.0, Double.MIN_VALUE, -Double.MAX_VALUE})
    void everyFiniteNumberIsStored(double value) {
        assertThat(Values.storeDouble(value, doubles.doubles(0))).isNull();
        assertThat(doubles.doubles(0).get(0)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z", "1970-01-01T00:00:00Z"})
    void instantsAreStoredUpToTheirBounds(Instant instant) {
        assertThat(Values.storeInstant(instant, longs.longs(0))).isNull();
        assertThat(Values.instantOfMicros(longs.longs(0).get(0))).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-12-31T23:59:59.999999999Z",
                "+10000-01-01T00:00:00Z",
                "-1000000000-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59.999999999Z"
            })
    void instantsBeyondThemAreRefused(Instant instant) {
        assertThat(Values.storeInstant(instant, longs.longs(0))).isEqualTo("is a time outside the years 1 to 9999");
        assertThat(longs.vector(0).isSet()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, Values.MIN_MICROS - 1, Values.MAX_MICROS + 1, Long.MAX_VALUE})
    void microsecondsBeyondThemAreRefused(long micros) {
        assertThat(Values.storeMicros(micros, longs.longs(0))).isEqualTo("is a time outside the years 1 to 9999");
        assertThat(longs.vector(0).isSet()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "9999-12-31"})
    void datesAreStoredUpToTheirBounds(LocalDate date) {
        assertThat(Values.storeDate(date, longs.longs(0))).isNull();
        assertThat(LocalDate.ofEpochDay(longs.longs(0).get(0))).isEqualTo(date);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-12-31", "+10000-01-01"})
    void datesBeyondThemAreRefused(LocalDate date) {
        assertThat(Values.storeDate(date, longs.longs(0))).isEqualTo("is a date outside the years 1 to 9999");
        assertThat(longs.vector(0).isSet()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "999.99, 99999",
        "-999.99, -99999",
        "0, 0",
        "0E+1000000000, 0",
        "0E-1000000000, 0",
        "1E+2, 10000",
        "1.5000000000, 150",
        "100000E-5, 100"
    })
    void decimalsThatFitAreStoredUnscaled(BigDecimal value, long unscaled) {
        assertThat(Values.storeDecimal(value, ColumnType.decimal(5, 2), longs.vector(0)))
                .isNull();
        assertThat(longs.longs(0).get(0)).isEqualTo(unscaled);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1000",
                "-1000",
                "1E+3",
                "999.995",
                "0.001",
                "1E+1000000000",
                "1E-1000000000",
                "100E+2147483647",
                "1E-2147483647"
            })
    void decimalsThatWouldNeedRoundingOrMoreDigitsAreRefused(BigDecimal value) {
        assertThat(Values.storeDecimal(value, ColumnType.decimal(5, 2), longs.vector(0)))
                .isEqualTo("does not fit DECIMAL(5,2)");
        assertThat(longs.vector(0).isSet()).isFalse();
    }

    @Test
    void aWideDecimalIsStoredAsBytes() {
        BigInteger unscaled = BigInteger.TEN.pow(38).subtract(BigInteger.ONE).negate();

        assertThat(Values.storeDecimal(new BigDecimal(unscaled, 10), ColumnType.decimal(38, 10), texts.vector(0)))
                .isNull();
        texts.endRow();
        byte[] stored = Arrays.copyOf(texts.bytes(0).array(), texts.bytes(0).length(0));
        assertThat(new BigInteger(stored)).isEqualTo(unscaled);
    }
}
