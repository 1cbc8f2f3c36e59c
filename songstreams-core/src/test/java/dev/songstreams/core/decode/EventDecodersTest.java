// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.core.decode.Rejection.Reason;
import dev.songstreams.core.event.EventType;
import dev.songstreams.core.event.Text;
import dev.songstreams.core.row.RowBatch;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Events as objects: from JSON, and into rows by way of a decoder of the application's own. */
class EventDecodersTest {
    record Play(long id, @Text(maxBytes = 8) String song) {
        Play {
            if (id < 0) {
                throw new IllegalArgumentException("id is negative");
            }
        }
    }

    private static final EventType<Play> PLAY = EventType.of(Play.class);

    private final RowBatch batch = new RowBatch(PLAY.schema(), 1);
    private final JsonEventDecoder<Play> json = new JsonEventDecoder<>(PLAY, JsonOptions.defaults());

    private @Nullable Rejection decodeRow(EventDecoder<Play> decoder) {
        return new EventRowDecoder<>(PLAY, decoder).decode(ValueRecord.of("7;Creep"), batch, 0);
    }

    private static DecodeResult<Play> splitAtSemicolon(SourceRecord source) {
        String[] parts = StandardCharsets.UTF_8
                .decode(Objects.requireNonNull(source.value()).duplicate())
                .toString()
                .split(";", -1);
        return DecodeResult.of(new Play(Long.parseLong(parts[0]), parts[1]));
    }

    @Test
    void jsonBecomesAnEvent() {
        assertThat(json.decode(ValueRecord.of("{\"id\":7,\"song\":\"Creep\"}\n")))
                .isEqualTo(DecodeResult.of(new Play(7, "Creep")));
    }

    @Test
    void jsonThatIsNoEventIsRejectedAndTheNextIsReadAsIfNothingHadBeen() {
        assertThat(json.decode(ValueRecord.of("{\"song\":\"Creep\"}")))
                .isEqualTo(new DecodeResult.Rejected<Play>(new Rejection(Reason.MISSING_FIELD, "id is missing")));
        assertThat(json.decode(ValueRecord.of("{\"id\":8}"))).isEqualTo(DecodeResult.of(new Play(8, null)));
    }

    @Test
    void anEventThatItsOwnConstructorRefusesIsRejected() {
        assertThat(json.decode(ValueRecord.of("{\"id\":-1}")))
                .isEqualTo(DecodeResult.refused(Play.class.getName()
                        + " refused its values: java.lang.IllegalArgumentException: id is negative"));
    }

    @Test
    void aDecoderOfOnesOwnFillsRows() {
        assertThat(decodeRow(EventDecodersTest::splitAtSemicolon)).isNull();
        batch.endRow();

        assertThat(PLAY.toRecord(batch, 0, 0)).isEqualTo(new Play(7, "Creep"));
    }

    @Test
    void itsRefusalIsPassedOn() {
        assertThat(decodeRow(source -> DecodeResult.refused("another version")))
                .isEqualTo(new Rejection(Reason.REFUSED, "another version"));
    }

    @Test
    void itsFailureIsARejection() {
        assertThat(decodeRow(source -> DecodeResult.of(new Play(-1, "Creep"))))
                .isEqualTo(new Rejection(
                        Reason.REFUSED, "the decoder failed: java.lang.IllegalArgumentException: id is negative"));
    }

    @Test
    void itsNullIsARejection() {
        assertThat(decodeRow(source -> nothing()))
                .isEqualTo(new Rejection(
                        Reason.REFUSED, "the decoder failed: java.lang.NullPointerException: it returned null"));
        assertThat(decodeRow(source -> DecodeResult.of(nothing())))
                .isEqualTo(new Rejection(Reason.REFUSED, "the decoder failed: java.lang.NullPointerException: event"));
    }

    @Test
    void aDecoderThatReadTheBufferToItsEndLeavesTheBytesToTheDeadLetter() {
        ValueRecord source = ValueRecord.of("7;Creep");

        Rejection rejection = new EventRowDecoder<>(PLAY, record -> {
                    Objects.requireNonNull(record.value()).get();
                    record.value().flip();
                    return DecodeResult.refused("another version");
                })
                .decode(source, batch, 0);

        assertThat(rejection).isEqualTo(new Rejection(Reason.REFUSED, "another version"));
        assertThat(StandardCharsets.UTF_8.decode(source.value()).toString()).isEqualTo("7;Creep");
    }

    @Test
    void itsEndlessRecursionIsARejection() {
        Rejection rejection = decodeRow(EventDecodersTest::recursion);

        assertThat(rejection)
                .isEqualTo(new Rejection(Reason.REFUSED, "the decoder failed: java.lang.StackOverflowError"));
    }

    @Test
    void anEventThatDoesNotFitItsColumnsIsARejection() {
        assertThat(decodeRow(source -> DecodeResult.of(new Play(1, "Paranoid Android"))))
                .isEqualTo(
                        new Rejection(Reason.UNSTORABLE, "song has at least 16 bytes of text, but the column holds 8"));
    }

    @Test
    void coordinatesSayWhereARecordStands() {
        assertThat(ValueRecord.of("").coordinates()).isEqualTo("listen_events-3@1200");
    }

    /** As over input that is nested deeply enough. */
    private static DecodeResult<Play> recursion(SourceRecord source) {
        DecodeResult<Play> inner = recursion(source);
        return inner.equals(DecodeResult.refused("inner")) ? inner : DecodeResult.refused("outer");
    }

    /** What a signature forbids, careless code does all the same. */
    @SuppressWarnings("NullAway")
    private static <T> T nothing() {
        return null;
    }
}
