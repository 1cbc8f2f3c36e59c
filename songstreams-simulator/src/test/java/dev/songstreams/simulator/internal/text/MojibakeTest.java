// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.simulator.catalog.Song;
import dev.songstreams.simulator.catalog.SongCatalog;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class MojibakeTest {
    @Test
    void oneLetterBecomesTwoAndFourBytes() {
        byte[] wire = Mojibake.of("é").getBytes(StandardCharsets.UTF_8);

        assertThat(HexFormat.of().formatHex(wire)).isEqualTo("c383c2a9");
    }

    @Test
    void everyTitleOfTheCatalogueComesBack() {
        assertThat(SongCatalog.load().stream().map(Song::title)).allSatisfy(title -> {
            byte[] latin1 = Mojibake.of(title).getBytes(StandardCharsets.ISO_8859_1);
            assertThat(new String(latin1, StandardCharsets.UTF_8)).isEqualTo(title);
        });
    }
}
