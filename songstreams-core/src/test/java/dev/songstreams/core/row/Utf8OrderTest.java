// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class Utf8OrderTest {
    @Test
    void comparesTextsAsTheirBytesCompare() {
        List<String> texts =
                List.of("", "a", "ab", "b", "~", "é", "\uE000", "\uFFFD", "🎵", "🎵a", "🎶", "a🎵", "a\uFFFD");
        for (String a : texts) {
            for (String b : texts) {
                int expected =
                        Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
                assertThat(Integer.signum(Utf8.compare(a, b)))
                        .as(a + " to " + b)
                        .isEqualTo(Integer.signum(expected));
            }
        }
    }
}
