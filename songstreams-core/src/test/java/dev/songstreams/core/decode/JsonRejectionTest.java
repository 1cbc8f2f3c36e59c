// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.core.decode.Rejection.Reason;
import dev.songstreams.core.event.Digits;
import dev.songstreams.core.event.Epoch;
import dev.songstreams.core.event.EventType;
import dev.songstreams.core.event.Nested;
import dev.songstreams.core.event.Required;
import dev.songstreams.core.event.Text;
import dev.songstreams.core.row.RowBatch;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes a dead letter, and the whole reason it is given. */
class JsonRejectionTest {
    enum Level {
        FREE,
        PAID
    }

    record Place(@Required String city, @Nullable String zip) {}

    record Everything(
            @Nullable Integer i,
            @Nullable Long l,
            @Nullable Float f,
            @Nullable Double d,
            @Nullable Boolean b,
            @Nullable @Text(maxBytes = 8) String text,
            @Nullable Instant at,
            @Nullable @Epoch(ChronoUnit.SECONDS) Instant seconds,
            @Nullable @Epoch(ChronoUnit.MICROS) Instant micros,
            @Nullable LocalDate day,
            @Nullable @Digits(precision = 5, scale = 2) BigDecimal price,
            @Nullable UUID id,
            @Nullable Level level,
            @Nullable @Nested Place home) {}

    private static final EventType<Everything> EVERYTHING = EventType.of(Everything.class);

    private final JsonRowDecoder decoder =
            new JsonRowDecoder(EVERYTHING, JsonOptions.defaults().withMaxValueBytes(2048));
    private final RowBatch batch = new RowBatch(EVERYTHING.schema(), 2);

    /** Decodes, and checks that after the row was dropped the next record finds nothing of it. */
    private @Nullable Rejection rejection(SourceRecord source) {
        Rejection rejection = decoder.decode(source, batch, 0);
        batch.dropRow();
        assertThat(decoder.decode(ValueRecord.of("{\"l\":1}"), batch, 0)).isNull();
        batch.endRow();
        assertThat(EVERYTHING.toRecord(batch, 0, 0))
                .isEqualTo(new Everything(
                        null, 1L, null, null, null, null, null, null, null, null, null, null, null, null));
        batch.clear();
        return rejection;
    }

    private @Nullable Rejection rejection(String json) {
        return rejection(ValueRecord.of(json));
    }

    @Test
    void aTombstone() {
        assertThat(rejection(new ValueRecord(null))).isEqualTo(new Rejection(Reason.TOMBSTONE, "the value is null"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \t\r\n", "\"\"", "\"  \""})
    void anEmptyValue(String json) {
        assertThat(rejection(json)).isEqualTo(new Rejection(Reason.EMPTY, "the value is empty"));
    }

    @Test
    void aValueLongerThanAllowed() {
        String longest = "{\"x\":\"" + "a".repeat(2040) + "\"}";

        assertThat(decoder.decode(ValueRecord.of(longest), batch, 0)).isNull();
        batch.dropRow();
        assertThat(rejection(longest + " "))
                .isEqualTo(new Rejection(Reason.OVERSIZED, "the value has 2049 bytes, more than 2048"));
    }

    @Test
    void whatIsNestedTooDeeplyOrHasTooManyDigits() {
        assertThat(rejection("{\"x\":" + "[".repeat(64) + "]".repeat(64) + "}"))
                .isEqualTo(new Rejection(
                        Reason.OVERSIZED, "Document nesting depth (65) exceeds the maximum allowed (64)"));
        assertThat(rejection("{\"l\":" + "9".repeat(401) + "}"))
                .isEqualTo(
                        new Rejection(Reason.OVERSIZED, "Number value length (401) exceeds the maximum allowed (400)"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]         | the value is no JSON object",
                "1          | the value is no JSON object",
                "null       | the value is no JSON object",
                "\"1\"      | the value is no JSON object",
                "\"\\\"{}\\\"\" | the value is no JSON object",
                "{} {}      | something follows the JSON object",
                "{}null     | something follows the JSON object",
                "\"{}\" 1   | something follows the JSON string",
                "\"{} 1\"   | something follows the JSON object",
                "{\"i\":1,\"i\":1}    | i stands twice in the object",
                "{\"i\":null,\"i\":1} | i stands twice in the object",
                "{\"home\":{\"city\":\"a\"},\"home\":{\"zip\":\"b\"}} | home stands twice in the object",
                "{\"home\":{\"city\":\"a\",\"city\":\"a\"}} | city stands twice in the object",
                "\"\\ud800{}\" | the JSON string holds half a surrogate pair or U+0000",
                "\"\\u0000{}\" | the JSON string holds half a surrogate pair or U+0000",
                "{\"d\":NaN} | Non-standard token 'NaN' at byte 8",
                "{\"i\":1    | Unexpected end-of-input: expected close marker for Object at byte 6",
                "{\"i\":01}  | Invalid numeric value: Leading zeroes not allowed at byte 6"
            })
    void whatIsNotTheWireForm(String json, String detail) {
        assertThat(rejection(json)).isEqualTo(new Rejection(Reason.MALFORMED, detail));
    }

    @Test
    void anErrorQuotesNoLongToken() {
        assertThat(rejection("{\"i\":" + "secret".repeat(50) + "}"))
                .isEqualTo(new Rejection(
                        Reason.MALFORMED,
                        "Unrecognized token 'secretsecretsecretsecretsecretse...': was expecting (JSON String, Number,"
                                + " Array, Object or token 'null', 'true' or 'false') at byte 5"));
    }

    @Test
    void anErrorsPlaceCountsFromTheValuesFirstByte() {
        byte[] bytes = "xxxxx{\"i\":01}".getBytes(StandardCharsets.UTF_8);

        assertThat(rejection(new ValueRecord(ByteBuffer.wrap(bytes).position(5))))
                .isEqualTo(
                        new Rejection(Reason.MALFORMED, "Invalid numeric value: Leading zeroes not allowed at byte 6"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7b2274657874223a22c0af227d",
                "7b2274657874223a22eda080227d",
                "7b2274657874223a22f4908080227d",
                "7b2274657874223a22c3227d",
                "7b22ff223a317d",
                "fffe7b007d00"
            })
    void bytesThatAreNotUtf8(String hex) {
        assertThat(rejection(new ValueRecord(ByteBuffer.wrap(HexFormat.of().parseHex(hex)))))
                .isEqualTo(new Rejection(Reason.MALFORMED, "the value is not UTF-8"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "i | \"1\" | a string | INT",
                "i | true | a boolean | INT",
                "i | 1.0 | a number with a fraction or an exponent | INT",
                "l | 1e3 | a number with a fraction or an exponent | LONG",
                "l | {} | an object or array | LONG",
                "f | \"1\" | a string | FLOAT",
                "d | [1] | an object or array | DOUBLE",
                "d | false | a boolean | DOUBLE",
                "b | 1 | a number | BOOLEAN",
                "b | \"true\" | a string | BOOLEAN",
                "text | 6095 | a number | TEXT(8)",
                "text | true | a boolean | TEXT(8)",
                "text | {\"a\":\"b\"} | an object or array | TEXT(8)",
                "at | 1.5 | a number with a fraction or an exponent | TIMESTAMP",
                "at | true | a boolean | TIMESTAMP",
                "at | \"1541404000123\" | a string of another form | TIMESTAMP",
                "at | \"2018-11-05T07:46:40\" | a string of another form | TIMESTAMP",
                "at | \"2018-02-30T00:00:00Z\" | a string of another form | TIMESTAMP",
                "day | 17840 | a number | DATE",
                "day | \"2018-11-5\" | a string of another form | DATE",
                "price | \"1.00\" | a string | DECIMAL(5,2)",
                "id | 1 | a number | UUID",
                "id | \"1-2-3-4-5\" | a string of another form | UUID",
                "id | \"none\" | a string of another form | UUID",
                "level | 1 | a number | ENUM[FREE, PAID]"
            })
    void aFieldOfAnotherType(String field, String json, String found, String type) {
        assertThat(rejection("{\"" + field + "\":" + json + "}"))
                .isEqualTo(new Rejection(Reason.WRONG_TYPE, field + " is " + found + ", expected " + type));
    }

    @Test
    void aNameThatIsNoneOfTheEnums() {
        assertThat(rejection("{\"level\":\"paid\"}"))
                .isEqualTo(new Rejection(Reason.WRONG_TYPE, "level is none of [FREE, PAID]"));
    }

    @Test
    void aValueWhereAnObjectIsExpected() {
        assertThat(rejection("{\"home\":\"Bern\"}")).isEqualTo(new Rejection(Reason.WRONG_TYPE, "home is no object"));
        assertThat(rejection("{\"home\":[]}")).isEqualTo(new Rejection(Reason.WRONG_TYPE, "home is no object"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "i | 2147483648 | is a number out of the range of INT",
                "i | -2147483649 | is a number out of the range of INT",
                "i | 99999999999999999999 | is a number out of the range of INT",
                "l | 9223372036854775808 | is a number out of the range of LONG",
                "l | -9223372036854775809 | is a number out of the range of LONG",
                "f | 1e39 | is not a finite number",
                "d | 1e400 | is not a finite number",
                "d | -1e99999999999 | is not a finite number",
                "text | \"123456789\" | has at least 9 bytes of text, but the column holds 8",
                "text | \"漢漢漢\" | has 9 bytes of text, but the column holds 8",
                "text | \"a\\u0000\" | has the character U+0000, which Redshift can't hold",
                "text | \"\\ud83d\" | has half a surrogate pair, which is no text",
                "at | 253402300800000 | is a time outside the years 1 to 9999",
                "at | -62135596800001 | is a time outside the years 1 to 9999",
                "at | 9223372036854775807 | is a time outside the years 1 to 9999",
                "at | 9223372036854775808 | is a number out of the range of TIMESTAMP",
                "at | \"+10000-01-01T00:00:00Z\" | is a time outside the years 1 to 9999",
                "seconds | 1541404000123 | is a time outside the years 1 to 9999",
                "seconds | -9223372036854775808 | is a time outside the years 1 to 9999",
                "micros | 253402300800000000 | is a time outside the years 1 to 9999",
                "day | \"+10000-01-01\" | is a date outside the years 1 to 9999",
                "price | 1000 | does not fit DECIMAL(5,2)",
                "price | 0.001 | does not fit DECIMAL(5,2)",
                "price | 1E+1000000000 | does not fit DECIMAL(5,2)",
                "price | 100E+2147483647 | does not fit DECIMAL(5,2)",
                "price | 1E+2147483648 | is a number out of the range of DECIMAL(5,2)",
                "price | 1E-99999999999 | is a number out of the range of DECIMAL(5,2)"
            })
    void aValueThatItsColumnCannotHold(String field, String json, String problem) {
        assertThat(rejection("{\"" + field + "\":" + json + "}"))
                .isEqualTo(new Rejection(Reason.UNSTORABLE, field + " " + problem));
    }

    @Test
    void halfANestedObject() {
        assertThat(rejection("{\"home\":{\"zip\":\"3011\"}}"))
                .isEqualTo(new Rejection(Reason.MISSING_FIELD, "home.city is missing"));
        assertThat(rejection("{\"home\":{\"zip\":\"3011\",\"city\":null}}"))
                .isEqualTo(new Rejection(Reason.MISSING_FIELD, "home.city is missing"));
    }

    @Test
    void fieldsThatStoodInARejectedRecordMayStandInTheNext() {
        assertThat(rejection("{\"l\":5,\"i\":\"x\"}")).isNotNull();
        assertThat(rejection("{\"l\":6,\"text\":\"abc\"")).isNotNull();
    }

    @Test
    void aFullBatchIsTheCallersFaultAndNotTheRecords() {
        for (int i = 0; i < 2; i++) {
            assertThat(decoder.decode(ValueRecord.of("{}"), batch, 0)).isNull();
            batch.endRow();
        }

        assertThatThrownBy(() -> decoder.decode(ValueRecord.of("{}"), batch, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the batch is full with 2 rows");
        assertThatThrownBy(() -> decoder.decode(ValueRecord.of("{\"l\":1}"), batch, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the batch is full with 2 rows");
        assertThat(batch.vector(1).isNull(1)).isTrue();
    }

    @Test
    void optionsAreChecked() {
        assertThatThrownBy(() -> JsonOptions.defaults().withMaxValueBytes(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxValueBytes is at least 2, the length of {}, not 1");
        assertThat(JsonOptions.defaults()).isEqualTo(new JsonOptions(1_048_576, TextRepair.NONE));
    }
}
