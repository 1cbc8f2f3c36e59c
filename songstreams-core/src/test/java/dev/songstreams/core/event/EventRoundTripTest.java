// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.core.row.Column;
import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.ColumnType.Kind;
import dev.songstreams.core.row.RowBatch;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventRoundTripTest {
    enum Level {
        FREE,
        PAID {
            @Override
            public String toString() {
                return "a constant with a body";
            }
        }
    }

    record Everything(
            int i,
            long l,
            float f,
            double d,
            boolean b,
            @Nullable Integer boxedI,
            @Nullable Long boxedL,
            @Nullable Float boxedF,
            @Nullable Double boxedD,
            @Nullable Boolean boxedB,
            @Nullable String text,
            @Nullable Instant at,
            @Nullable LocalDate day,
            @Nullable @Digits(precision = 12, scale = 2) BigDecimal price,
            @Nullable @Digits(precision = 38, scale = 6) BigDecimal wide,
            @Nullable UUID id,
            @Nullable Level level) {}

    private static final EventType<Everything> EVERYTHING = EventType.of(Everything.class);

    private static final Everything FULL = new Everything(
            Integer.MIN_VALUE,
            Long.MAX_VALUE,
            Float.MIN_VALUE,
            -0.1,
            true,
            -1,
            Long.MIN_VALUE,
            Float.MAX_VALUE,
            Double.MAX_VALUE,
            false,
            "Gnahoré 漢 😀 \"quoted\" \\",
            Instant.parse("2018-11-05T07:46:39.123456Z"),
            LocalDate.of(1969, 12, 31),
            new BigDecimal("-1234567890.50"),
            new BigDecimal("-12345678901234567890123456789012.000001"),
            UUID.fromString("0b5f3a4e-7c1d-4e2f-8a9b-0c1d2e3f4a5b"),
            Level.PAID);

    private static final Everything BARE =
            new Everything(0, 0, 0, 0, false, null, null, null, null, null, null, null, null, null, null, null, null);

    private static <E extends Record> E roundTrip(EventType<E> type, E event) {
        RowBatch batch = new RowBatch(type.schema(), 1);
        type.append(event, batch, 0);
        batch.endRow();
        return type.toRecord(batch, 0, 0);
    }

    @Test
    void everyTypeComesBackAsItWas() {
        assertThat(roundTrip(EVERYTHING, FULL)).isEqualTo(FULL);
    }

    @Test
    void nullsComeBackAsNulls() {
        assertThat(roundTrip(EVERYTHING, BARE)).isEqualTo(BARE);
    }

    @Test
    void rowsDoNotMix() {
        RowBatch batch = new RowBatch(EVERYTHING.schema(), 3);
        for (Everything event : List.of(FULL, BARE, FULL)) {
            EVERYTHING.append(event, batch, 0);
            batch.endRow();
        }

        assertThat(EVERYTHING.toRecord(batch, 0, 0)).isEqualTo(FULL);
        assertThat(EVERYTHING.toRecord(batch, 1, 0)).isEqualTo(BARE);
        assertThat(EVERYTHING.toRecord(batch, 2, 0)).isEqualTo(FULL);
    }

    @Test
    void anEventMayLieBehindOtherColumns() {
        Column offset = Column.required("kafka_offset", ColumnType.of(Kind.LONG));
        RowBatch batch = new RowBatch(EVERYTHING.schema().withLeading(List.of(offset)), 1);
        batch.longs(0).set(42);
        EVERYTHING.append(FULL, batch, 1);
        batch.endRow();

        assertThat(EVERYTHING.toRecord(batch, 0, 1)).isEqualTo(FULL);
    }

    record At(Instant at) {}

    @Test
    void instantsAreCutToMicroseconds() {
        At cut = roundTrip(EventType.of(At.class), new At(Instant.parse("1969-12-31T23:59:59.999999999Z")));

        assertThat(cut.at()).isEqualTo(Instant.parse("1969-12-31T23:59:59.999999Z"));
    }

    record Price(@Digits(precision = 5, scale = 2) BigDecimal price) {}

    @Test
    void decimalsComeBackWithTheScaleOfTheirColumn() {
        EventType<Price> type = EventType.of(Price.class);

        assertThat(roundTrip(type, new Price(new BigDecimal("1E+2")))).isEqualTo(new Price(new BigDecimal("100.00")));
        assertThat(roundTrip(type, new Price(new BigDecimal("1.500")))).isEqualTo(new Price(new BigDecimal("1.50")));
    }

    record Person(long id, @Required String name, @Nullable String nick) {}

    record Visit(long at, @Nullable Person person) {}

    private static final EventType<Visit> VISIT = EventType.of(Visit.class);

    @Test
    void anAbsentNestedRecordComesBackAsNull() {
        assertThat(roundTrip(VISIT, new Visit(1, null))).isEqualTo(new Visit(1, null));
    }

    @Test
    void aNestedRecordComesBackAsItWas() {
        Visit visit = new Visit(1, new Person(7, "Ann", null));

        assertThat(roundTrip(VISIT, visit)).isEqualTo(visit);
    }

    record Note(@Nullable String a, @Nullable String b) {}

    record Noted(long at, @Nullable Note note) {}

    @Test
    void aNestedRecordOfNothingButNullsIsAbsent() {
        assertThat(roundTrip(EventType.of(Noted.class), new Noted(1, new Note(null, null))))
                .isEqualTo(new Noted(1, null));
    }

    @Test
    void halfANestedRecordIsRefusedOnTheWayIn() {
        RowBatch batch = new RowBatch(VISIT.schema(), 1);

        assertThatThrownBy(() -> VISIT.append(new Visit(1, new Person(7, nothing(), null)), batch, 0))
                .isInstanceOf(UnstorableValueException.class)
                .hasMessage("name is null but required of its record");
    }

    @Test
    void halfANestedRecordIsRefusedOnTheWayBack() {
        RowBatch batch = new RowBatch(VISIT.schema(), 1);
        batch.longs(0).set(1);
        batch.bytes(3).set("nick");
        batch.endRow();

        assertThat(VISIT.firstMissing(batch, 0, 0)).isEqualTo(1);
        assertThatThrownBy(() -> VISIT.toRecord(batch, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("id is null but required of its record");
    }

    record Inner(@Nullable String city) {}

    record Outer(@Required String name, @Nullable Inner inner) {}

    record Nesting(long id, @Nullable Outer outer) {}

    @Test
    void anInnerRecordThatIsThereMakesTheOuterOneBeThere() {
        EventType<Nesting> type = EventType.of(Nesting.class);
        RowBatch batch = new RowBatch(type.schema(), 1);

        assertThatThrownBy(() -> type.append(new Nesting(1, new Outer(nothing(), new Inner("Bern"))), batch, 0))
                .isInstanceOf(UnstorableValueException.class)
                .hasMessage("name is null but required of its record");
        Nesting whole = new Nesting(1, new Outer("Ann", null));
        assertThat(roundTrip(type, whole)).isEqualTo(whole);
        assertThat(roundTrip(type, new Nesting(1, null))).isEqualTo(new Nesting(1, null));
    }

    record Marked(@Required String text) {}

    @Test
    void aRequiredNullIsRefused() {
        EventType<Marked> type = EventType.of(Marked.class);
        RowBatch batch = new RowBatch(type.schema(), 1);

        assertThatThrownBy(() -> type.append(new Marked(nothing()), batch, 0))
                .isInstanceOf(UnstorableValueException.class)
                .hasMessage("text is null but required");
    }

    record Whole(@Required Person person) {}

    @Test
    void aRequiredNestedRecordThatIsNullIsRefused() {
        EventType<Whole> type = EventType.of(Whole.class);
        RowBatch batch = new RowBatch(type.schema(), 1);

        assertThatThrownBy(() -> type.append(new Whole(nothing()), batch, 0))
                .isInstanceOf(UnstorableValueException.class)
                .hasMessage(Whole.class.getName() + ".person is null but required");
    }

    record Zip(long id, @Text(maxBytes = 5) String zipCode) {}

    @Test
    void aValueThatDoesNotFitNamesItsColumnAndTheRowCanBeDropped() {
        EventType<Zip> type = EventType.of(Zip.class);
        RowBatch batch = new RowBatch(type.schema(), 1);

        assertThatThrownBy(() -> type.append(new Zip(1, "Zürich"), batch, 0))
                .isInstanceOf(UnstorableValueException.class)
                .hasMessage("zip_code has at least 6 bytes of text, but the column holds 5");
        batch.dropRow();
        type.append(new Zip(2, "06095"), batch, 0);
        batch.endRow();
        assertThat(type.toRecord(batch, 0, 0)).isEqualTo(new Zip(2, "06095"));
    }

    record Even(int number) {
        Even {
            if (number % 2 != 0) {
                throw new IllegalArgumentException(number + " is odd");
            }
        }
    }

    @Test
    void aConstructorThatRefusesSaysWhy() {
        EventType<Even> type = EventType.of(Even.class);
        RowBatch batch = new RowBatch(type.schema(), 1);
        batch.longs(0).set(3);
        batch.endRow();

        assertThatThrownBy(() -> type.toRecord(batch, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(Even.class.getName() + " refused its values: java.lang.IllegalArgumentException: 3 is odd");
    }

    record Failing(int number) {
        @Override
        public int number() {
            throw new UnsupportedOperationException("no number");
        }
    }

    @Test
    void anAccessorThatFailsIsNamed() {
        EventType<Failing> type = EventType.of(Failing.class);
        RowBatch batch = new RowBatch(type.schema(), 1);

        assertThatThrownBy(() -> type.append(new Failing(1), batch, 0))
                .isInstanceOf(UnstorableValueException.class)
                .hasMessage(
                        Failing.class.getName() + ".number failed: java.lang.UnsupportedOperationException: no number");
    }

    /** What a declaration forbids, careless code does all the same. */
    @SuppressWarnings("NullAway")
    private static <T> T nothing() {
        return null;
    }
}
