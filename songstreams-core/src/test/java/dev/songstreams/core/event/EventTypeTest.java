// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.core.row.Column;
import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.ColumnType.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTypeTest {
    enum Level {
        FREE,
        PAID
    }

    record Primitives(int i, long l, float f, double d, boolean b) {}

    record Objects(
            @Nullable Integer i,
            @Nullable Long l,
            @Nullable Float f,
            @Nullable Double d,
            @Nullable Boolean b,
            @Nullable String text,
            @Nullable @Text(maxBytes = 64) String sku,
            @Nullable Instant at,
            @Nullable LocalDate day,
            @Nullable @Digits(precision = 12, scale = 2) BigDecimal price,
            @Nullable UUID id,
            @Nullable Level level) {}

    @Test
    void primitivesAreRequired() {
        assertThat(EventType.of(Primitives.class).schema().columns())
                .containsExactly(
                        Column.required("i", ColumnType.of(Kind.INT)),
                        Column.required("l", ColumnType.of(Kind.LONG)),
                        Column.required("f", ColumnType.of(Kind.FLOAT)),
                        Column.required("d", ColumnType.of(Kind.DOUBLE)),
                        Column.required("b", ColumnType.of(Kind.BOOLEAN)));
    }

    @Test
    void objectsMayBeNull() {
        assertThat(EventType.of(Objects.class).schema().columns())
                .containsExactly(
                        Column.optional("i", ColumnType.of(Kind.INT)),
                        Column.optional("l", ColumnType.of(Kind.LONG)),
                        Column.optional("f", ColumnType.of(Kind.FLOAT)),
                        Column.optional("d", ColumnType.of(Kind.DOUBLE)),
                        Column.optional("b", ColumnType.of(Kind.BOOLEAN)),
                        Column.optional("text", ColumnType.text(1024)),
                        Column.optional("sku", ColumnType.text(64)),
                        Column.optional("at", ColumnType.of(Kind.TIMESTAMP)),
                        Column.optional("day", ColumnType.of(Kind.DATE)),
                        Column.optional("price", ColumnType.decimal(12, 2)),
                        Column.optional("id", ColumnType.of(Kind.UUID)),
                        Column.optional("level", ColumnType.enumeration(List.of("FREE", "PAID"))));
    }

    record Marked(@Required String text, @Required Level level) {}

    @Test
    void whatIsMarkedRequiredIs() {
        assertThat(EventType.of(Marked.class).schema().columns())
                .extracting(Column::required)
                .containsExactly(true, true);
    }

    record ItemInSession(int id) {}

    @Test
    void isNamedAfterItsRecordOrAsTold() {
        EventType<ItemInSession> type = EventType.of(ItemInSession.class);

        assertThat(type.name()).isEqualTo("item_in_session");
        assertThat(type.recordClass()).isEqualTo(ItemInSession.class);
        assertThat(EventType.of(ItemInSession.class, "items").name()).isEqualTo("items");
        assertThat(type).hasToString("item_in_session[id INT required]");
    }

    @ParameterizedTest
    @CsvSource({
        "city, city",
        "itemInSession, item_in_session",
        "userURL, user_url",
        "URLOfUser, url_of_user",
        "x, x",
        "X, x",
        "already_snake, already_snake",
        "half_Snake, half_snake",
        "page2View, page2_view",
        "aB, a_b"
    })
    void camelCaseBecomesSnakeCase(String camel, String snake) {
        assertThat(SnakeCase.of(camel)).isEqualTo(snake);
    }

    record Renamed(
            @Names(json = "usr") long userId,
            @Names(column = "played_at") Instant ts,
            @Names(json = "t", column = "title") String song) {}

    @Test
    void namesOutsideJavaCanBeSaid() {
        List<EventColumn> columns = EventType.of(Renamed.class).columns();

        assertThat(columns).extracting(EventColumn::name).containsExactly("user_id", "played_at", "title");
        assertThat(columns)
                .extracting(EventColumn::jsonPath)
                .containsExactly(List.of("usr"), List.of("ts"), List.of("t"));
    }

    record Counted(
            Instant byDefault,
            @Epoch(ChronoUnit.SECONDS) Instant seconds,
            @Epoch(ChronoUnit.MILLIS) Instant millis,
            @Epoch(ChronoUnit.MICROS) Instant micros) {}

    @Test
    void numbersOfTimeCountMillisecondsUnlessSaidOtherwise() {
        assertThat(EventType.of(Counted.class).columns())
                .extracting(EventColumn::epochUnit)
                .containsExactly(ChronoUnit.MILLIS, ChronoUnit.SECONDS, ChronoUnit.MILLIS, ChronoUnit.MICROS);
    }

    record Place(@Required String city, @Nullable String zip) {}

    record Flat(long id, @Required Place place, @Nullable String note) {}

    @Test
    void aNestedRecordLiesFlatAmongTheOuterColumns() {
        EventType<Flat> type = EventType.of(Flat.class);

        assertThat(type.columns()).extracting(EventColumn::name).containsExactly("id", "city", "zip", "note");
        assertThat(type.columns().get(1).jsonPath()).containsExactly("city");
        assertThat(type.schema().column(1).required()).isTrue();
        assertThat(type.optionalGroups()).isZero();
    }

    record Journey(
            @Required @Nested Place home,

            @Nullable @Nested @Names(json = "destination", column = "goal")
            Place to) {}

    @Test
    void aNestedRecordCanBeAnObjectOfItsOwn() {
        EventType<Journey> type = EventType.of(Journey.class);

        assertThat(type.columns())
                .extracting(EventColumn::name)
                .containsExactly("home_city", "home_zip", "goal_city", "goal_zip");
        assertThat(type.columns())
                .extracting(EventColumn::jsonPath)
                .containsExactly(
                        List.of("home", "city"),
                        List.of("home", "zip"),
                        List.of("destination", "city"),
                        List.of("destination", "zip"));
    }

    @Test
    void nothingInARecordThatMayBeAbsentIsRequiredOfEveryRow() {
        EventType<Journey> type = EventType.of(Journey.class);
        EventColumn goalCity = type.columns().get(2);

        assertThat(type.optionalGroups()).isEqualTo(1);
        assertThat(goalCity.column().required()).isFalse();
        assertThat(goalCity.group()).isEqualTo(OptionalInt.of(0));
        assertThat(goalCity.requiredInGroup()).isTrue();
        assertThat(type.columns().get(3).requiredInGroup()).isFalse();
        assertThat(type.columns().get(0).group()).isEmpty();
    }

    record Keyed(
            @Required @EventTime @SortKey(1) Instant at,
            @DistKey @SortKey(0) long customer,
            @Nullable String note) {}

    @Test
    void carriesTheKeysOfTheTable() {
        EventType<Keyed> type = EventType.of(Keyed.class);

        assertThat(type.eventTime()).isEqualTo(OptionalInt.of(0));
        assertThat(type.sortKey()).extracting(EventColumn::name).containsExactly("customer", "at");
        assertThat(type.columns()).extracting(EventColumn::distKey).containsExactly(false, true, false);
    }

    @Test
    void keysAndEventTimeMayBeLeftOut() {
        EventType<Primitives> type = EventType.of(Primitives.class);

        assertThat(type.eventTime()).isEmpty();
        assertThat(type.sortKey()).isEmpty();
    }
}
