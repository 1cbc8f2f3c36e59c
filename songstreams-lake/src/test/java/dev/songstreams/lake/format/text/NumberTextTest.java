// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.text;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumberTextTest {
    private final NumberText numbers = new NumberText();

    @Test
    void writesDoublesWithAsFewDecimalsAsTheyNeed() {
        assertThat(text(0.0)).isEqualTo("0.0");
        assertThat(text(-0.0)).isEqualTo("-0.0");
        assertThat(text(1)).isEqualTo("1.0");
        assertThat(text(-42)).isEqualTo("-42.0");
        assertThat(text(0.1)).isEqualTo("0.1");
        assertThat(text(-0.25)).isEqualTo("-0.25");
        assertThat(text(218.93179)).isEqualTo("218.93179");
        assertThat(text(-122.419416)).isEqualTo("-122.419416");
        assertThat(text(1e10)).isEqualTo("10000000000.0");
        assertThat(text(1e14)).isEqualTo("100000000000000.0");
        assertThat(text(1e15)).isEqualTo("1.0E15");
        assertThat(text(1e-9)).isEqualTo("0.000000001");
        assertThat(text(1e-10)).isEqualTo("1.0E-10");
        assertThat(text(Double.MAX_VALUE)).isEqualTo("1.7976931348623157E308");
    }

    @Test
    void everyDoubleReadsBackTheSame() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 300_000; i++) {
            double value = switch (i % 3) {
                case 0 -> Double.longBitsToDouble(random.nextLong());
                case 1 ->
                    Double.parseDouble(BigDecimal.valueOf(random.nextLong() >> random.nextInt(64), random.nextInt(12))
                            .toString());
                default -> random.nextGaussian() * Math.pow(10, random.nextInt(20) - 5);
            };
            if (Double.isFinite(value)) {
                assertThat(Double.parseDouble(text(value))).as("seed " + seed).isEqualTo(value);
            }
        }
    }

    @Test
    void wholeNumbersAndDecimalsOfEachLengthAreAsTheyStandInJava() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 300_000; i++) {
            // Of all lengths, and on both sides of each power of ten.
            long value = i % 2 == 0
                    ? random.nextLong() >> random.nextInt(64)
                    : (long) Math.pow(10, random.nextInt(18)) * (random.nextInt(3) - 1) + random.nextInt(3) - 1;
            assertThat(whole(value)).as("seed " + seed).isEqualTo(String.valueOf(value));
            long unscaled = value % 1_000_000_000_000_000_000L;
            int scale = random.nextInt(19);
            assertThat(decimal(unscaled, scale))
                    .as("seed " + seed)
                    .isEqualTo(BigDecimal.valueOf(unscaled, scale).toPlainString());
        }
        assertThat(whole(Long.MIN_VALUE)).isEqualTo("-9223372036854775808");
        assertThat(whole(Long.MAX_VALUE)).isEqualTo("9223372036854775807");
    }

    private static String whole(long value) {
        byte[] bytes = new byte[NumberText.MAX_BYTES + 1];
        int end = NumberText.putLong(value, bytes, 1);
        return new String(bytes, 1, end - 1, US_ASCII);
    }

    private static String decimal(long unscaled, int scale) {
        byte[] bytes = new byte[NumberText.MAX_BYTES + 1];
        int end = NumberText.putDecimal(unscaled, scale, bytes, 1);
        return new String(bytes, 1, end - 1, US_ASCII);
    }

    private String text(double value) {
        byte[] bytes = new byte[NumberText.MAX_BYTES + 1];
        int end = numbers.putDouble(value, bytes, 1);
        return new String(bytes, 1, end - 1, US_ASCII);
    }
}
