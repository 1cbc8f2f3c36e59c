// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.text;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TextBufferTest {
    private static final int USUAL = 80 * 1024;

    private final TextBuffer buffer = new TextBuffer(USUAL);

    @Test
    void takesLittleMemoryUntilItIsFilled() {
        buffer.put("a short line".getBytes(US_ASCII));

        assertThat(buffer.capacity()).isLessThan(USUAL / 10);
    }

    @Test
    void givesTheMemoryOfAHugeValueBack() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        buffer.put(new byte[2_000_000]);
        buffer.drainTo(out);

        assertThat(out.size()).isEqualTo(2_000_000);
        assertThat(buffer.capacity()).isLessThanOrEqualTo(USUAL);
    }
}
