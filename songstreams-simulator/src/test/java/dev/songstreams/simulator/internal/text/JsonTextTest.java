// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    @Test
    void writesEveryCharacterAsJacksonDoes() throws IOException {
        ObjectMapper jackson = new ObjectMapper();
        for (char character = 0; character < 0x3000; character++) {
            String text = "a" + character + "b";
            assertThat(JsonText.string(text)).isEqualTo(jackson.writeValueAsString(text));
        }
    }

    @Test
    void writesCharactersBeyondSixteenBitsRaw() {
        assertThat(JsonText.field("a", "𝄞")).isEqualTo(",\"a\":\"𝄞\"");
    }
}
