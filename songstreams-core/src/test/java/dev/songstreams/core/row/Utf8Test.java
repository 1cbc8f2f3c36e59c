// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
    @ParameterizedTest
    @ValueSource(strings = {"", "a", "\u0001~\u007f", "\u0080é\u07ff", "\u0800漢\uffff", "😀\udbff\udfff", "aé漢😀z"})
    void encodesAsTheJdkDoes(String text) {
        byte[] expected = text.getBytes(StandardCharsets.UTF_8);
        byte[] target = new byte[text.length() * 3 + 2];

        int length = Utf8.encode(text.toCharArray(), 0, text.length(), target, 2);

        assertThat(Arrays.copyOfRange(target, 2, 2 + length)).isEqualTo(expected);
        assertThat(Utf8.length(text)).isEqualTo(expected.length);
    }

    @Test
    void encodesAPartOfAnArray() {
        byte[] target = new byte[6];

        assertThat(Utf8.encode("xéyz".toCharArray(), 1, 2, target, 0)).isEqualTo(3);
        assertThat(new String(target, 0, 3, StandardCharsets.UTF_8)).isEqualTo("éy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "a\ud83d", "\ud83da", "\ude00", "\ude00\ud83d", "\ud83d\ud83d\ude00"})
    void tellsOfALoneSurrogate(String text) {
        byte[] target = new byte[text.length() * 3];

        assertThat(Utf8.encode(text.toCharArray(), 0, text.length(), target, 0)).isEqualTo(Utf8.LONE_SURROGATE);
    }

    @Test
    void aPairCutByTheRangesEndIsALoneSurrogate() {
        assertThat(Utf8.encode("😀".toCharArray(), 0, 1, new byte[3], 0)).isEqualTo(Utf8.LONE_SURROGATE);
    }

    @Test
    void tellsOfTheCharacterThatRedshiftCannotHold() {
        assertThat(Utf8.encode("a\0b".toCharArray(), 0, 3, new byte[9], 0)).isEqualTo(Utf8.NUL);
    }

    @ParameterizedTest
    @CsvSource({
        "overlong slash, c0af",
        "overlong U+0000, c080",
        "overlong in three bytes, e080af",
        "overlong in four bytes, f08080af",
        "surrogate, eda080",
        "pair of surrogates, eda0bdedb880",
        "above U+10FFFF, f4908080",
        "lead byte that never stands, ff",
        "continuation alone, 80",
        "lead alone, c3",
        "cut after two of three, e6bc",
        "lead followed by ASCII, c341"
    })
    void knowsInvalidBytesWhereverTheyStand(String what, String hex) {
        byte[] bad = HexFormat.of().parseHex(hex);
        for (int before = 0; before < 20; before++) {
            byte[] bytes = new byte[before + bad.length + 9];
            Arrays.fill(bytes, (byte) 'a');
            System.arraycopy(bad, 0, bytes, before, bad.length);

            assertThat(Utf8.isValid(bytes, 0, before + bad.length)).as(what).isFalse();
            assertThat(Utf8.isValid(bytes, 0, bytes.length)).as(what).isFalse();
            assertThat(Utf8.isValid(bytes, before + bad.length, 9)).as(what).isTrue();
        }
    }

    @Test
    void whatTheJdkEncodesIsValid() {
        long seed = 20;
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = random.ints(random.nextInt(40), 0, Character.MAX_CODE_POINT + 1)
                    .filter(codePoint -> codePoint < 0xD800 || codePoint > 0xDFFF)
                    .map(codePoint -> random.nextInt(4) == 0 ? codePoint : codePoint % 128)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);

            assertThat(Utf8.isValid(bytes, 0, bytes.length))
                    .as("seed %d, round %d", seed, i)
                    .isTrue();
        }
    }
}
