// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.core.event.Digits;
import dev.songstreams.core.event.Epoch;
import dev.songstreams.core.event.EventType;
import dev.songstreams.core.event.Nested;
import dev.songstreams.core.event.Required;
import dev.songstreams.core.event.Text;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken, and as what. */
class JsonDecodingTest {
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
            @Nullable @Text(maxBytes = 64) String text,
            @Nullable Instant at,
            @Nullable @Epoch(ChronoUnit.SECONDS) Instant seconds,
            @Nullable @Epoch(ChronoUnit.MICROS) Instant micros,
            @Nullable LocalDate day,
            @Nullable @Digits(precision = 5, scale = 2) BigDecimal price,
            @Nullable UUID id,
            @Nullable Level level,
            @Nullable @Nested Place home) {}

    private static final Everything NOTHING =
            new Everything(null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    private final JsonEventDecoder<Everything> decoder =
            new JsonEventDecoder<>(EventType.of(Everything.class), JsonOptions.defaults());

    private Everything decode(String json) {
        return decode(ValueRecord.of(json));
    }

    private Everything decode(SourceRecord source) {
        DecodeResult<Everything> result = decoder.decode(source);
        assertThat(result).isInstanceOf(DecodeResult.Decoded.class);
        return ((DecodeResult.Decoded<Everything>) result).event();
    }

    @Test
    void everyTypeIsReadFromItsJson() {
        assertThat(decode("{\"i\":-2147483648,\"l\":9223372036854775807,\"f\":0.1,\"d\":215.79710,\"b\":true,"
                        + "\"text\":\"06095\",\"at\":1541404000123,\"seconds\":1541404000,\"micros\":1541404000123456,"
                        + "\"day\":\"2018-11-05\",\"price\":-999.99,\"id\":\"0b5f3a4e-7c1d-4e2f-8a9b-0c1d2e3f4a5b\","
                        + "\"level\":\"PAID\",\"home\":{\"city\":\"Bern\",\"zip\":\"3011\"}}"))
                .isEqualTo(new Everything(
                        Integer.MIN_VALUE,
                        Long.MAX_VALUE,
                        0.1f,
                        215.7971,
                        true,
                        "06095",
                        Instant.ofEpochMilli(1541404000123L),
                        Instant.ofEpochSecond(1541404000L),
                        Instant.ofEpochSecond(1541404000L, 123_456_000),
                        LocalDate.of(2018, 11, 5),
                        new BigDecimal("-999.99"),
                        UUID.fromString("0b5f3a4e-7c1d-4e2f-8a9b-0c1d2e3f4a5b"),
                        Level.PAID,
                        new Place("Bern", "3011")));
    }

    @Test
    void absentAndNullFieldsAreNull() {
        assertThat(decode("{}")).isEqualTo(NOTHING);
        assertThat(decode("{\"i\":null,\"text\":null,\"at\":null,\"level\":null,\"home\":null}"))
                .isEqualTo(NOTHING);
        assertThat(decode("{\"home\":{}}")).isEqualTo(NOTHING);
    }

    @Test
    void anEmptyTextIsNotNull() {
        assertThat(decode("{\"text\":\"\"}").text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"i\":7}\n",
                " \t\r\n{ \"i\" :\n7 } \r\n",
                "{\"tag\":\"control\",\"i\":7,\"more\":null}",
                "{\"x\":{\"i\":1,\"y\":[{\"i\":2},[]]},\"i\":7}",
                "{\"x\":[1,[2,{\"i\":3}]],\"i\":7,\"z\":1e999}",
                "{\"x\":1,\"x\":2,\"i\":7}",
                "{\"\":0,\"i\":7,\"I\":8}",
                "\"{\\\"i\\\":7}\"",
                " \"{\\\"i\\\":7}\\n\" \n"
            })
    void whiteSpaceUnknownFieldsAndASecondEncodingDoNotMatter(String json) {
        assertThat(decode(json).i()).isEqualTo(7);
    }

    @Test
    void anEventEncodedTwiceKeepsItsQuotesAndItsAccents() {
        assertThat(decode("\"{\\\"text\\\":\\\"\\\\\\\"Gnahoré\\\\\\\" 漢 😀 \\\\u00e9\\\"}\"")
                        .text())
                .isEqualTo("\"Gnahoré\" 漢 😀 é");
    }

    @ParameterizedTest
    @CsvSource({
        "2018-11-05T07:46:40Z, 2018-11-05T07:46:40Z",
        "2018-11-05T07:46:40.123456789Z, 2018-11-05T07:46:40.123456Z",
        "2018-11-05T07:46:40+01:00, 2018-11-05T06:46:40Z",
        "9999-12-31T23:59:59.999999Z, 9999-12-31T23:59:59.999999Z"
    })
    void instantsAreReadFromIsoText(String text, Instant instant) {
        assertThat(decode("{\"at\":\"" + text + "\"}").at()).isEqualTo(instant);
    }

    @Test
    void timesBefore1970AreNegativeNumbers() {
        assertThat(decode("{\"at\":-1}").at()).isEqualTo(Instant.parse("1969-12-31T23:59:59.999Z"));
        assertThat(decode("{\"seconds\":-62135596800}").seconds()).isEqualTo(Instant.parse("0001-01-01T00:00:00Z"));
    }

    @Test
    void numbersKeepTheirValueHoweverTheyAreWritten() {
        assertThat(decode("{\"d\":7}").d()).isEqualTo(7.0);
        assertThat(decode("{\"d\":-1.5E-3}").d()).isEqualTo(-0.0015);
        assertThat(decode("{\"price\":1E+2}").price()).isEqualTo(new BigDecimal("100.00"));
        assertThat(decode("{\"price\":12}").price()).isEqualTo(new BigDecimal("12.00"));
        assertThat(decode("{\"i\":-0}").i()).isZero();
    }

    @Test
    void aUuidIsReadInEitherCase() {
        assertThat(decode("{\"id\":\"0B5F3A4E-7C1D-4E2F-8A9B-0C1D2E3F4A5B\"}").id())
                .isEqualTo(UUID.fromString("0b5f3a4e-7c1d-4e2f-8a9b-0c1d2e3f4a5b"));
    }

    @Test
    void aBufferIsReadBetweenItsPositionAndItsLimitAndStaysAsItWas() {
        byte[] bytes = "{\"i\":1}{\"i\":7}\n{\"i\":2}".getBytes(StandardCharsets.UTF_8);
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes);
        ByteBuffer sliced = ByteBuffer.wrap(bytes, 3, bytes.length - 3).slice();

        assertReadsSeven(ByteBuffer.wrap(bytes).position(7).limit(15));
        assertReadsSeven(ByteBuffer.wrap(bytes).position(7).limit(15).asReadOnlyBuffer());
        assertReadsSeven(direct.position(7).limit(15));
        assertReadsSeven(sliced.position(4).limit(12));
    }

    private void assertReadsSeven(ByteBuffer value) {
        ByteBuffer before = value.duplicate();

        assertThat(decode(new ValueRecord(value)).i()).isEqualTo(7);
        assertThat(value.position()).isEqualTo(before.position());
        assertThat(value.limit()).isEqualTo(before.limit());
    }

    @Test
    void nestsAsDeepAsJacksonMay() {
        assertThat(decode("{\"x\":" + "[".repeat(63) + "]".repeat(63) + ",\"i\":7}")
                        .i())
                .isEqualTo(7);
    }
}
