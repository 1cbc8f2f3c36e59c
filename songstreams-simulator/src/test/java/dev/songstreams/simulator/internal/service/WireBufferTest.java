// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WireBufferTest {
    private final WireBuffer buffer = new WireBuffer();

    @Test
    void writesNumbersInDecimal() {
        for (long number : new long[] {0, 9, 10, 99, 100, 1767571202842L, Long.MAX_VALUE}) {
            assertThat(text(buffer.clear().add(number))).isEqualTo(Long.toString(number));
        }
    }

    @Test
    void growsToTheLongestEvent() {
        byte[] line = "x".repeat(1_000).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 10; i++) {
            buffer.add(line).add(i);
        }

        assertThat(buffer.length()).isEqualTo(10_010);
        assertThat(text(buffer)).startsWith("xxx").endsWith("x9");
    }

    private static String text(WireBuffer buffer) {
        return new String(buffer.bytes(), 0, buffer.length(), StandardCharsets.UTF_8);
    }
}
