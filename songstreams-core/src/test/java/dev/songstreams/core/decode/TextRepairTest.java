// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.core.decode.Rejection.Reason;
import dev.songstreams.core.event.EventType;
import dev.songstreams.core.event.ReadAsLatin1;
import dev.songstreams.core.event.Text;
import dev.songstreams.core.row.RowBatch;
import dev.songstreams.core.streamify.StreamifyEvent;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextRepairTest {
    record Song(String title) {}

    @ReadAsLatin1
    record MisreadSong(String title) {}

    @Test
    void onlyAClassThatSaysSoIsRepaired() {
        assertThat(TextRepair.of(EventType.of(Song.class))).isEqualTo(TextRepair.NONE);
        assertThat(TextRepair.of(EventType.of(MisreadSong.class))).isEqualTo(TextRepair.LATIN1_READ_AS_UTF8);
        assertThat(StreamifyEvent.types()).allMatch(EventType::isReadAsLatin1);
    }

    record Track(@Nullable @Text(maxBytes = 16) String artist) {}

    private static final EventType<Track> TRACK = EventType.of(Track.class);

    private final RowBatch batch = new RowBatch(TRACK.schema(), 1);

    private @Nullable Rejection decode(TextRepair repair, String artist) {
        batch.clear();
        JsonRowDecoder decoder =
                new JsonRowDecoder(TRACK, JsonOptions.defaults().withTextRepair(repair));
        return decoder.decode(ValueRecord.of("{\"artist\":\"" + artist + "\"}"), batch, 0);
    }

    private @Nullable String artist(TextRepair repair, String artist) {
        assertThat(decode(repair, artist)).isNull();
        batch.endRow();
        return TRACK.toRecord(batch, 0, 0).artist();
    }

    private static String readAsLatin1(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Gnahoré", "Björk", "漢字", "😀", "é", "Ã", "Rós – Á"})
    void textThatWasReadAsLatin1BecomesWhatItWas(String text) {
        assertThat(artist(TextRepair.LATIN1_READ_AS_UTF8, readAsLatin1(text))).isEqualTo(text);
    }

    @Test
    void theExampleOfTheWire() {
        assertThat(artist(TextRepair.LATIN1_READ_AS_UTF8, "GnahorÃ©")).isEqualTo("Gnahoré");
        assertThat(artist(TextRepair.LATIN1_READ_AS_UTF8, "Gnahor\\u00c3\\u00a9"))
                .isEqualTo("Gnahoré");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Gorillaz",
                "Gnahoré",
                "Björk",
                "漢字",
                "😀",
                "Ã",
                "Ã Ã",
                "é Ã©",
                "漢 Ã©",
                "Ã©漢",
                "¿Qué?",
                "Ã© –"
            })
    void whatIsNoSuchTextStays(String text) {
        assertThat(artist(TextRepair.LATIN1_READ_AS_UTF8, text)).isEqualTo(text);
    }

    @Test
    void textIsRepairedOnce() {
        String twice = readAsLatin1(readAsLatin1("é"));

        assertThat(artist(TextRepair.LATIN1_READ_AS_UTF8, twice)).isEqualTo(readAsLatin1("é"));
    }

    @Test
    void nothingIsRepairedUnlessAsked() {
        assertThat(artist(TextRepair.NONE, "GnahorÃ©")).isEqualTo("GnahorÃ©");
    }

    @ParameterizedTest
    @CsvSource({"8, true", "9, false"})
    void theColumnsWidthIsThatOfTheTextAfterRepair(int letters, boolean fits) {
        Rejection rejection = decode(TextRepair.LATIN1_READ_AS_UTF8, readAsLatin1("é".repeat(letters)));

        assertThat(rejection)
                .isEqualTo(
                        fits
                                ? null
                                : new Rejection(
                                        Reason.UNSTORABLE, "artist has 18 bytes of text, but the column holds 16"));
    }
}
