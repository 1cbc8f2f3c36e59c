// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.core.row.ColumnType.Kind;
import dev.songstreams.core.row.ColumnType.Storage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnTypeTest {
    @ParameterizedTest
    @CsvSource({
        "INT, LONG",
        "LONG, LONG",
        "BOOLEAN, LONG",
        "TIMESTAMP, LONG",
        "DATE, LONG",
        "FLOAT, DOUBLE",
        "DOUBLE, DOUBLE",
        "UUID, BYTES"
    })
    void everyKindHasItsStorage(Kind kind, Storage storage) {
        assertThat(ColumnType.of(kind).storage()).isEqualTo(storage);
    }

    @Test
    void textAndEnumsLieAsBytes() {
        assertThat(ColumnType.text(1).storage()).isEqualTo(Storage.BYTES);
        assertThat(ColumnType.enumeration(List.of("A")).storage()).isEqualTo(Storage.BYTES);
    }

    @Test
    void aDecimalLiesAsLongUpToEighteenDigits() {
        assertThat(ColumnType.decimal(18, 2).storage()).isEqualTo(Storage.LONG);
        assertThat(ColumnType.decimal(19, 2).storage()).isEqualTo(Storage.BYTES);
    }

    @Test
    void anEnumIsAsWideAsItsLongestNameInBytes() {
        assertThat(ColumnType.enumeration(List.of("FREE", "GÜNSTIG")).maxBytes())
                .isEqualTo(8);
        assertThat(ColumnType.of(Kind.UUID).maxBytes()).isEqualTo(36);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65_535})
    void takesTextUpToRedshiftsWidest(int maxBytes) {
        assertThat(ColumnType.text(maxBytes).maxBytes()).isEqualTo(maxBytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65_536})
    void refusesTextThatRedshiftCannotHold(int maxBytes) {
        assertThatThrownBy(() -> ColumnType.text(maxBytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a text column holds 1 to 65535 bytes, not " + maxBytes);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "39, 0", "5, 6", "5, -1"})
    void refusesDecimalsThatRedshiftCannotHold(int precision, int scale) {
        assertThatThrownBy(() -> ColumnType.decimal(precision, scale))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a decimal has 1 to 38 digits and a scale of 0 to that many, not (" + precision + ", "
                        + scale + ")");
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "1, 1", "38, 0", "38, 38"})
    void takesDecimalsUpToRedshiftsWidest(int precision, int scale) {
        assertThat(ColumnType.decimal(precision, scale).scale()).isEqualTo(scale);
    }

    @Test
    void refusesAnEnumWithoutNames() {
        assertThatThrownBy(() -> ColumnType.enumeration(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a column of kind ENUM can't have the names []");
        assertThatThrownBy(() -> new ColumnType(Kind.INT, 0, 0, 0, List.of("A")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a column of kind INT can't have the names [A]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TEXT | a text column holds 1 to 65535 bytes, not 0",
                "DECIMAL | a decimal has 1 to 38 digits and a scale of 0 to that many, not (0, 0)",
                "ENUM | a column of kind ENUM can't have the names []"
            })
    void refusesToLeaveOutAttributesThatAKindNeeds(Kind kind, String message) {
        assertThatThrownBy(() -> ColumnType.of(kind))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void readsAsText() {
        assertThat(ColumnType.text(64)).hasToString("TEXT(64)");
        assertThat(ColumnType.decimal(12, 2)).hasToString("DECIMAL(12,2)");
        assertThat(ColumnType.enumeration(List.of("FREE", "PAID"))).hasToString("ENUM[FREE, PAID]");
        assertThat(ColumnType.of(Kind.TIMESTAMP)).hasToString("TIMESTAMP");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"TEXT(1)", "TEXT(65535)", "DECIMAL(38,0)", "ENUM[A]", "ENUM[FREE, PAID]", "TIMESTAMP", "UUID"})
    void isReadBackFromItsText(String text) {
        assertThat(ColumnType.parse(text)).hasToString(text);
    }

    @Test
    void whatIsReadBackIsTheSameType() {
        for (ColumnType type : List.of(
                ColumnType.text(64),
                ColumnType.decimal(12, 2),
                ColumnType.enumeration(List.of("FREE", "PAID")),
                ColumnType.of(Kind.UUID),
                ColumnType.of(Kind.DATE))) {
            assertThat(ColumnType.parse(type.toString())).isEqualTo(type);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "int",
                "FOO",
                "INT(4)",
                "TEXT",
                "TEXT()",
                "TEXT(x)",
                "TEXT(0)",
                "TEXT(064)",
                "TEXT(6,4)",
                "TEXT[64]",
                "DECIMAL(12)",
                "DECIMAL(2,12)",
                "ENUM",
                "ENUM[]",
                "INT)"
            })
    void refusesTextOfNoType(String text) {
        assertThatThrownBy(() -> ColumnType.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no column type: " + text);
    }
}
