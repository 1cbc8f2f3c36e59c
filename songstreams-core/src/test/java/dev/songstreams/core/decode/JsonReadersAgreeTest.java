// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.core.decode.internal.QuickJsonReader;
import dev.songstreams.core.event.Digits;
import dev.songstreams.core.event.Epoch;
import dev.songstreams.core.event.EventType;
import dev.songstreams.core.event.Nested;
import dev.songstreams.core.event.Text;
import dev.songstreams.core.row.RowBatch;
import dev.songstreams.core.row.Utf8;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the quick reader takes, Jackson takes too, and it means the same. */
class JsonReadersAgreeTest {
    enum Level {
        FREE,
        PAID
    }

    record Place(@Nullable String city, @Nullable Double lon) {}

    record Numbers(
            @Nullable Integer i,
            @Nullable Long l,
            @Nullable Float f,
            @Nullable Double d,
            @Nullable @Digits(precision = 9, scale = 2) BigDecimal p,
            @Nullable @Digits(precision = 22, scale = 2) BigDecimal w,
            @Nullable Boolean b,
            @Nullable @Text(maxBytes = 12) String t,
            @Nullable Level e,
            @Nullable @Epoch(ChronoUnit.SECONDS) Instant s,
            @Nullable Instant m,
            @Nullable LocalDate y,
            @Nullable UUID u,
            @Nullable @Digits(precision = 38, scale = 20) BigDecimal v,
            @Nullable @Nested Place home) {}

    private static final EventType<Numbers> TYPE = EventType.of(Numbers.class);
    private static final long SEED = Long.getLong("songstreams.seed", System.nanoTime());
    private static final int CASES = Integer.getInteger("songstreams.fuzz.cases", 100_000);

    private static final String[] VALUES = {
        "0",
        "-0",
        "-0.0",
        "7",
        "-12",
        "2147483647",
        "2147483648",
        "-2147483648",
        "9223372036854775807",
        "123456789012345678",
        "1234567890123456789",
        "1.5",
        "-72.50",
        "214.38649",
        "0.1",
        "1.00",
        "12345678.91",
        "99999999.999",
        "1e3",
        "1E-2",
        "01",
        "-",
        "1.",
        ".5",
        "+1",
        "9007199254740993",
        "0.30000000000000004",
        "123456.789012345678",
        "16777217",
        "1541404000123",
        "-62135596800000",
        "253402300799999",
        "253402300800000",
        "true",
        "false",
        "null",
        "tru",
        "nul",
        "\"\"",
        "\"FREE\"",
        "\"PAID\"",
        "\"free\"",
        "\"abcdefghijkl\"",
        "\"abcdefghijklm\"",
        "\"a\\\"b\\\\c\\/\"",
        "\"\\b\\f\\n\\r\\t\"",
        "\"\\u00e9\"",
        "\"\\x\"",
        "\"é\"",
        "\"GnahorÃ©\"",
        "\"漢字\"",
        "\"😀\"",
        "\"Ã\"",
        "\"\t\"",
        "\"\u007f\"",
        "\"open",
        "{}",
        "[]",
        "{\"city\":\"Ã©\",\"lon\":-1.25}",
        "{\"city\":null}",
        "{\"x\":[1,{\"y\":\"}\"}]}",
        "[1,[2,[true,null]]]",
        "{\"city\":\"a\",\"city\":\"b\"}",
        "2018-11-05",
        "\"2018-11-05T07:46:40Z\"",
        "\"2018-11-05T07:46:40.5Z\"",
        "\"2018-11-05T07:46:40.123456Z\"",
        "\"2018-11-05T07:46:40.1234567Z\"",
        "\"2018-11-05T07:46:40.Z\"",
        "\"2018-11-05T24:00:00Z\"",
        "\"2018-11-05T23:59:60Z\"",
        "\"2018-11-05T07:46:40+01:00\"",
        "\"2018-11-05t07:46:40z\"",
        "\"0001-01-01T00:00:00Z\"",
        "\"0000-12-31T23:59:59Z\"",
        "\"9999-12-31T23:59:59.999999Z\"",
        "\"2018-11-05\"",
        "\"1900-02-29\"",
        "\"2000-02-29\"",
        "\"2018-02-30\"",
        "\"2018-13-01\"",
        "\"2018-00-10\"",
        "\"0000-01-01\"",
        "\"2018/11/05\"",
        "\"-018-11-05\"",
        "\"6f9619ff-8b86-d011-b42d-00c04fc964ff\"",
        "\"6F9619FF-8B86-D011-B42D-00C04FC964FF\"",
        "\"6f9619ff-8b86-d011-b42d-00c04fc964fg\"",
        "\"6f9619ff8b86-d011-b42d-00c04fc964ff00\"",
        "\"1-2-3-4-5\"",
        "NaN",
        "Infinity"
    };

    private static final String[] KEYS = {
        "i", "l", "f", "d", "p", "w", "b", "t", "e", "s", "m", "y", "u", "v", "home", "tag", "\\u0069", "é", ""
    };

    private static final String[] SPACES = {"", "", "", "", " ", "\n", "\t \r"};

    private static final String[] PIECES = {
        "a", "b c", "plain text", "\\\"", "\\\\", "\\/", "\\n", "é", "漢", "Ã©", ",", "\u007f", "\u00ff"
    };

    private final RowBatch quickly = new RowBatch(TYPE.schema(), 1);
    private final RowBatch byJackson = new RowBatch(TYPE.schema(), 1);

    /** Whether the quick reader took it; then Jackson must, with the same values. */
    private boolean agree(byte[] json, TextRepair repair) {
        quickly.dropRow();
        quickly.clear();
        byJackson.dropRow();
        byJackson.clear();
        QuickJsonReader quick = new QuickJsonReader(TYPE.columns(), repair);
        if (!quick.read(json, 0, json.length, quickly, 0)) {
            return false;
        }
        JacksonReader jackson = new JacksonReader(TYPE, JsonOptions.defaults().withTextRepair(repair));
        Rejection rejection = jackson.read(json, 0, json.length, byJackson, 0);
        String what = String.format(
                Locale.ROOT,
                "seed %d: %s (%s)",
                SEED,
                new String(json, StandardCharsets.UTF_8),
                HexFormat.of().formatHex(json));
        assertThat(rejection).as(what).isNull();
        quickly.endRow();
        byJackson.endRow();
        assertThat(TYPE.toRecord(quickly, 0, 0)).as(what).isEqualTo(TYPE.toRecord(byJackson, 0, 0));
        return true;
    }

    @ParameterizedTest
    @EnumSource
    void theQuickReaderTakesNothingThatJacksonReadsOtherwise(TextRepair repair) {
        Random random = new Random(SEED);
        int taken = 0;
        for (int i = 0; i < CASES; i++) {
            if (agree(object(random).getBytes(StandardCharsets.UTF_8), repair)) {
                taken++;
            }
        }
        assertThat(taken).as("seed %d", SEED).isBetween(CASES / 10, CASES * 9 / 10);
    }

    @ParameterizedTest
    @EnumSource
    void theQuickReaderTakesNothingThatIsNotUtf8(TextRepair repair) {
        Random random = new Random(SEED);
        int spoiled = 0;
        for (int i = 0; i < CASES; i++) {
            byte[] json = object(random).getBytes(StandardCharsets.UTF_8);
            json[random.nextInt(json.length)] |= (byte) 0x80;
            if (agree(json, repair)) {
                assertThat(Utf8.isValid(json, 0, json.length))
                        .as("seed %d: %s", SEED, HexFormat.of().formatHex(json))
                        .isTrue();
            } else {
                spoiled++;
            }
        }
        assertThat(spoiled).as("seed %d", SEED).isGreaterThan(CASES / 2);
    }

    private static String object(Random random) {
        StringBuilder json = new StringBuilder("{");
        int fields = random.nextInt(5);
        for (int i = 0; i < fields; i++) {
            json.append(i == 0 && random.nextInt(40) > 0 ? "" : ",").append(space(random));
            json.append('"')
                    .append(KEYS[random.nextInt(KEYS.length)])
                    .append('"')
                    .append(space(random));
            json.append(random.nextInt(80) == 0 ? "" : ":").append(space(random));
            json.append(VALUES[random.nextInt(VALUES.length)]).append(space(random));
        }
        return json.append(random.nextInt(60) == 0 ? "" : "}")
                .append(space(random))
                .toString();
    }

    private static String space(Random random) {
        return SPACES[random.nextInt(SPACES.length)];
    }

    @Test
    void bothReadEveryFiniteDoubleOfFewDigitsAlike() {
        Random random = new Random(SEED);
        int taken = 0;
        for (int i = 0; i < 50_000; i++) {
            double value = random.nextInt(3) == 0 ? random.nextGaussian() * 180 : random.nextInt(2_000_000) / 9973.0;
            String json = "{\"d\":" + value + ",\"f\":" + (float) value + "}";
            if (agree(json.getBytes(StandardCharsets.UTF_8), TextRepair.NONE)) {
                taken++;
            }
        }
        assertThat(taken).isGreaterThan(40_000);
    }

    /** Longer than what a reader begins with, at every place among the bytes that are looked at together. */
    @Test
    void bothReadLongStringsWithEscapesAlike() {
        int taken = 0;
        for (int length = 200; length < 2_100; length++) {
            String value = "{\"home\":{\"city\":\"\\n" + "x".repeat(length) + "\\\"é\"}}";
            taken += agree(value.getBytes(StandardCharsets.UTF_8), TextRepair.NONE) ? 1 : 0;
        }
        // As many as the column's 1,024 bytes have room for.
        assertThat(taken).isEqualTo(821);
    }

    /** Of many lengths, so that what is special comes anywhere among the bytes that are looked at together. */
    @ParameterizedTest
    @EnumSource
    void bothReadEscapesAndOtherLettersAnywhereInAStringAlike(TextRepair repair) {
        Random random = new Random(SEED);
        for (int i = 0; i < 50_000; i++) {
            StringBuilder json = new StringBuilder("{\"home\":{\"city\":\"");
            for (int pieces = random.nextInt(12); pieces > 0; pieces--) {
                json.append(PIECES[random.nextInt(PIECES.length)]);
            }
            String value = json.append(random.nextBoolean() ? "\"}}" : "\",\"lon\":1.5}, \"i\":12345}")
                    .toString();
            assertThat(agree(value.getBytes(StandardCharsets.UTF_8), repair))
                    .as(value)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " {\"i\":1,\"l\":-2}\n",
                "{\"t\":\"\\\"a\\\\\",\"home\":{\"city\":\"x\",\"lon\":1},\"tag\":[{}]}",
                "{\"s\":\"2018-11-05T07:46:40.5Z\",\"y\":\"2000-02-29\",\"v\":-1.5,\"w\":255}",
                "{\"u\":\"6F9619FF-8B86-D011-B42D-00C04FC964FF\",\"w\":-32768,\"v\":0}",
                "{\"p\":1.5,\"b\":true,\"e\":\"PAID\",\"m\":1541404000123,\"w\":null}"
            })
    void theQuickReaderTakesPlainEvents(String json) {
        assertThat(agree(json.getBytes(StandardCharsets.UTF_8), TextRepair.NONE))
                .isTrue();
    }
}
