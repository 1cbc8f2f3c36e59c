// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.event;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventTypeRefusalTest {
    private static final String HERE = EventTypeRefusalTest.class.getName() + "$";
    private static final String SUPPORTED =
            " has no column type; use String, int, long, float, double, boolean, their boxes,"
                    + " Instant, LocalDate, BigDecimal, UUID, an enum or a record";

    private static void assertRefused(Class<? extends Record> recordClass, String message) {
        assertThatThrownBy(() -> EventType.of(recordClass))
                .isInstanceOf(UnmappableRecordException.class)
                .hasMessage(HERE + message);
    }

    record WithList(long id, List<String> tags) {}

    record WithShort(short s) {}

    record WithArray(byte[] bytes) {}

    record Generic<T>(T value) {}

    @Test
    void typesWithoutAColumnType() {
        assertRefused(WithList.class, "WithList.tags: the type java.util.List<java.lang.String>" + SUPPORTED);
        assertRefused(WithShort.class, "WithShort.s: the type short" + SUPPORTED);
        assertRefused(WithArray.class, "WithArray.bytes: the type byte[]" + SUPPORTED);
        assertRefused(Generic.class, "Generic.value: the type T" + SUPPORTED);
    }

    record Node(long id, @Nullable Node next) {}

    record Chicken(long id, @Nullable Egg egg) {}

    record Egg(@Nullable Chicken chicken) {}

    @Test
    void recordsThatContainThemselves() {
        assertRefused(Node.class, "Node: a record that contains itself has no fixed set of columns");
        assertRefused(Chicken.class, "Chicken: a record that contains itself has no fixed set of columns");
    }

    record Nothing() {}

    record AroundNothing(long id, @Nullable Nothing nothing) {}

    @Test
    void recordsWithoutComponents() {
        assertRefused(Nothing.class, "Nothing: has no components, so there is no column to make of it");
        assertRefused(AroundNothing.class, "Nothing: has no components, so there is no column to make of it");
    }

    record Place(String city) {}

    record TwiceFlat(Place home, Place work) {}

    record FlatOverOwn(String city, Place place) {}

    record SameKey(@Names(json = "id") long userId, long id) {}

    record ValueAndObject(
            String home,
            @Nested @Names(json = "home", column = "house") Place place) {}

    @Test
    void twoComponentsThatReadTheSameJsonKey() {
        String rename = "; rename one with @Names or nest it";
        assertRefused(TwiceFlat.class, "Place.city: reads the JSON key city, but column city reads city" + rename);
        assertRefused(FlatOverOwn.class, "Place.city: reads the JSON key city, but column city reads city" + rename);
        assertRefused(SameKey.class, "SameKey.id: reads the JSON key id, but column user_id reads id" + rename);
        assertRefused(
                ValueAndObject.class, "Place.city: reads the JSON key home.city, but column home reads home" + rename);
    }

    record SameColumn(
            String userId, @Names(column = "USER_ID") String user) {}

    record NestedOntoOuter(String homeCity, @Nested Place home) {}

    @Test
    void twoComponentsThatBecomeTheSameColumn() {
        assertRefused(SameColumn.class, "SameColumn.user: a second column USER_ID; rename one with @Names or nest it");
        assertRefused(
                NestedOntoOuter.class, "Place.city: a second column home_city; rename one with @Names or nest it");
    }

    record BareDecimal(BigDecimal price) {}

    record WideDecimal(@Digits(precision = 39, scale = 2) BigDecimal price) {}

    record WideText(@Text(maxBytes = 65_536) String text) {}

    record NoText(@Text(maxBytes = 0) String text) {}

    record BlankName(@Names(column = " ") String text) {}

    @Test
    void widthsThatRedshiftCannotHold() {
        assertRefused(BareDecimal.class, "BareDecimal.price: a BigDecimal needs @Digits(precision, scale)");
        assertRefused(
                WideDecimal.class,
                "WideDecimal.price: a decimal has 1 to 38 digits and a scale of 0 to that many, not (39, 2)");
        assertRefused(WideText.class, "WideText.text: a text column holds 1 to 65535 bytes, not 65536");
        assertRefused(NoText.class, "NoText.text: a text column holds 1 to 65535 bytes, not 0");
        assertRefused(BlankName.class, "BlankName.text: a column needs a name");
    }

    enum Empty {}

    record WithEmptyEnum(Empty empty) {}

    @Test
    void anEnumWithoutConstants() {
        assertRefused(WithEmptyEnum.class, "WithEmptyEnum.empty: the enum " + HERE + "Empty has no constants");
    }

    record TwoDistKeys(@DistKey long a, @DistKey long b) {}

    record SameSortPlace(@SortKey long a, @SortKey(0) long b) {}

    record TwoEventTimes(
            @Required @EventTime Instant a,
            @Required @EventTime Instant b) {}

    @Test
    void keysGivenTwice() {
        assertRefused(TwoDistKeys.class, "TwoDistKeys.b: a second @DistKey; the first is a");
        assertRefused(
                SameSortPlace.class,
                "SameSortPlace.b: a second @SortKey(0); the first is a, and their places must differ");
        assertRefused(TwoEventTimes.class, "TwoEventTimes.b: a second @EventTime; the first is a");
    }

    record LongEventTime(@EventTime long at) {}

    record NullableEventTime(@Nullable @EventTime Instant at) {}

    record Timed(@Required @EventTime Instant at) {}

    record EventTimeInOptional(long id, @Nullable Timed timed) {}

    @Test
    void anEventTimeThatMayBeMissing() {
        assertRefused(LongEventTime.class, "LongEventTime.at: @EventTime goes on an Instant");
        assertRefused(
                NullableEventTime.class,
                "NullableEventTime.at: @EventTime needs @Required: an event without its time has no date to lie under");
        assertRefused(
                EventTimeInOptional.class,
                "Timed.at: @EventTime needs @Required: an event without its time has no date to lie under");
    }

    record EpochDays(@Epoch(ChronoUnit.DAYS) Instant at) {}

    record EpochLong(@Epoch(ChronoUnit.SECONDS) long at) {}

    @Test
    void epochsThatCannotBeCounted() {
        assertRefused(EpochDays.class, "EpochDays.at: @Epoch takes SECONDS, MILLIS or MICROS, not DAYS");
        assertRefused(EpochLong.class, "EpochLong.at: @Epoch goes on an Instant");
    }

    record TextOnInt(@Text(maxBytes = 8) int i) {}

    record DigitsOnDouble(@Digits(precision = 5, scale = 2) double d) {}

    record NestedOnText(@Nested String text) {}

    record SortKeyOnRecord(@SortKey Place place) {}

    record DistKeyOnRecord(@DistKey Place place) {}

    record NamesOnFlatRecord(@Names(column = "home") Place place) {}

    @Test
    void annotationsThatWouldHaveNoEffect() {
        assertRefused(TextOnInt.class, "TextOnInt.i: @Text goes on a String");
        assertRefused(DigitsOnDouble.class, "DigitsOnDouble.d: @Digits goes on a BigDecimal");
        assertRefused(NestedOnText.class, "NestedOnText.text: @Nested goes on a record");
        assertRefused(
                SortKeyOnRecord.class,
                "SortKeyOnRecord.place: @SortKey goes on a column; put it on a component of the record");
        assertRefused(
                DistKeyOnRecord.class,
                "DistKeyOnRecord.place: @DistKey goes on a column; put it on a component of the record");
        assertRefused(
                NamesOnFlatRecord.class,
                "NamesOnFlatRecord.place: @Names has no effect on a record whose components lie flat; add @Nested");
    }
}
