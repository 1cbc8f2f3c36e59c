// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.core.event.Digits;
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
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever bytes arrive, the decoder neither fails nor leaves half a row. */
class JsonFuzzTest {
    enum Level {
        FREE,
        PAID
    }

    record Place(@Required String city, double lon) {}

    record Everything(
            @Required Instant ts,
            int i,
            @Nullable Long l,
            @Nullable Float f,
            @Nullable Double d,
            @Nullable Boolean b,
            @Nullable @Text(maxBytes = 24) String text,
            @Nullable LocalDate day,
            @Nullable @Digits(precision = 22, scale = 2) BigDecimal price,
            @Nullable UUID id,
            @Nullable Level level,
            @Nullable @Nested Place home) {}

    private static final EventType<Everything> EVERYTHING = EventType.of(Everything.class);

    private static final String SAMPLE = "{\"ts\":1541404000123,\"i\":-7,\"l\":12345678901,\"f\":1.5e3,\"d\":215.7971,"
            + "\"b\":true,\"text\":\"\\\"GnahorÃ©\\\" \\u00e9\",\"day\":\"2018-11-05\",\"price\":-12.50,"
            + "\"id\":\"0b5f3a4e-7c1d-4e2f-8a9b-0c1d2e3f4a5b\",\"level\":\"PAID\","
            + "\"home\":{\"city\":\"漢\",\"lon\":-72.5},\"tag\":[null,{\"x\":false}]}\n";

    /** Pieces that parsers have tripped over, put in at random places. */
    private static final String[] PIECES = {
        "\"",
        "\\",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "null",
        "true",
        "-",
        "e",
        "E+",
        ".",
        "0",
        "99999999999999999999",
        "1e2147483648",
        "1E-99999999999",
        "\\u0000",
        "\\ud800",
        "\\u",
        "\0",
        "\ufeff",
        "é",
        "😀",
        "NaN",
        " ",
        "\n",
        "//",
        "{}",
        "\"i\":1,"
    };

    private final JsonRowDecoder decoder =
            new JsonRowDecoder(EVERYTHING, JsonOptions.defaults().withTextRepair(TextRepair.LATIN1_READ_AS_UTF8));
    private final RowBatch batch = new RowBatch(EVERYTHING.schema(), 1);

    /** Decodes the bytes; a row that was taken must make a whole record, and one that was not must leave no trace. */
    private @Nullable Rejection decode(byte[] value) {
        batch.clear();
        Rejection rejection = decoder.decode(new ValueRecord(ByteBuffer.wrap(value)), batch, 0);
        if (rejection == null) {
            batch.endRow();
            EVERYTHING.toRecord(batch, 0, 0);
            return null;
        }
        assertThat(rejection.detail()).isNotBlank();
        batch.dropRow();
        for (int i = 0; i < EVERYTHING.schema().size(); i++) {
            assertThat(batch.vector(i).isSet()).isFalse();
        }
        return rejection;
    }

    @Test
    void theSampleAsItIsDecodes() {
        assertThat(decode(SAMPLE.getBytes(StandardCharsets.UTF_8))).isNull();
        assertThat(decode(encodedTwice(SAMPLE))).isNull();
    }

    private static byte[] encodedTwice(String json) {
        String escaped = json.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return ("\"" + escaped + "\"").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aValueCutAnywhereIsRejected() {
        byte[] whole = SAMPLE.strip().getBytes(StandardCharsets.UTF_8);
        byte[] twice = encodedTwice(SAMPLE);
        for (int length = 0; length < whole.length; length++) {
            assertThat(decode(Arrays.copyOf(whole, length)))
                    .as("cut at %d", length)
                    .isNotNull();
        }
        for (int length = 0; length < twice.length; length++) {
            assertThat(decode(Arrays.copyOf(twice, length)))
                    .as("cut at %d", length)
                    .isNotNull();
        }
    }

    @Test
    void mutatedValuesAreTakenWholeOrRejected() {
        long seed = Long.getLong("songstreams.seed", 20_181_105L);
        Random random = new Random(seed);
        byte[][] samples = {SAMPLE.getBytes(StandardCharsets.UTF_8), encodedTwice(SAMPLE)};
        int taken = 0;
        for (int i = 0; i < 50_000; i++) {
            byte[] value = mutated(samples[random.nextInt(samples.length)], random);
            if (decodeOrFail(value, seed, i) == null) {
                taken++;
            }
        }
        // A fuzz that only ever meets one of the two outcomes tests nothing.
        assertThat(taken).as("seed %d", seed).isBetween(1_000, 49_000);
    }

    private @Nullable Rejection decodeOrFail(byte[] value, long seed, int round) {
        try {
            return decode(value);
        } catch (RuntimeException | AssertionError e) {
            String input = HexFormat.of().formatHex(value);
            throw new AssertionError("-Dsongstreams.seed=" + seed + ", round " + round + ": " + input, e);
        }
    }

    private static byte[] mutated(byte[] sample, Random random) {
        byte[] value = sample;
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(value.length);
            byte[] put = PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8);
            value = switch (random.nextInt(4)) {
                case 0 -> replaced(value, at, 1, new byte[] {(byte) random.nextInt(256)});
                case 1 -> replaced(value, at, 0, put);
                case 2 -> replaced(value, at, put.length, put);
                default -> replaced(value, at, random.nextInt(8), new byte[0]);
            };
        }
        return value;
    }

    private static byte[] replaced(byte[] value, int at, int cut, byte[] put) {
        int rest = Math.min(at + cut, value.length);
        return ByteBuffer.allocate(at + put.length + value.length - rest)
                .put(value, 0, at)
                .put(put)
                .put(value, rest, value.length - rest)
                .array();
    }
}
