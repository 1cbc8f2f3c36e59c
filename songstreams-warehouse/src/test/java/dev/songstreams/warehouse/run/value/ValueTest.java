// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.warehouse.music.Level;
import dev.songstreams.warehouse.music.Listens;
import dev.songstreams.warehouse.music.MusicWarehouse;
import dev.songstreams.warehouse.music.SharedWarehouse;
import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.Row;
import dev.songstreams.warehouse.query.RowShape;
import dev.songstreams.warehouse.query.expression.Expression;
import dev.songstreams.warehouse.query.expression.Json;
import dev.songstreams.warehouse.query.expression.SqlType;
import dev.songstreams.warehouse.query.expression.ValueTypes;
import dev.songstreams.warehouse.query.table.Column;
import dev.songstreams.warehouse.query.table.RuntimeTable;
import dev.songstreams.warehouse.query.table.Table;
import dev.songstreams.warehouse.query.tuple.Tuple3;
import dev.songstreams.warehouse.query.write.Delete;
import dev.songstreams.warehouse.query.write.Insert;
import dev.songstreams.warehouse.run.Database;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Values of every type, bound and read back by the real driver. 02:30 on 2026-03-29 does not exist in Paris, nor does
 * midnight on 2018-11-04 in São Paulo.
 */
@ExtendWith(SharedWarehouse.class)
class ValueTest {

    private static final RuntimeTable TABLE = Table.of("music", "typed");
    private static final Column<String> TEXT = Column.of(TABLE, "c_text", String.class);
    private static final Column<Boolean> FLAG = Column.of(TABLE, "c_flag", Boolean.class);
    private static final Column<Short> SHORT = Column.of(TABLE, "c_short", Short.class);
    private static final Column<Integer> INT = Column.of(TABLE, "c_int", Integer.class);
    private static final Column<Long> LONG = Column.of(TABLE, "c_long", Long.class);
    private static final Column<Float> FLOAT = Column.of(TABLE, "c_float", Float.class);
    private static final Column<Double> DOUBLE = Column.of(TABLE, "c_double", Double.class);
    private static final Column<BigDecimal> DECIMAL = Column.of(TABLE, "c_decimal", BigDecimal.class);
    private static final Column<Instant> UTC = Column.of(TABLE, "c_utc", Instant.class);
    private static final Column<OffsetDateTime> ZONED = Column.of(TABLE, "c_zoned", OffsetDateTime.class);
    private static final Column<LocalDateTime> LOCAL = Column.of(TABLE, "c_local", LocalDateTime.class);
    private static final Column<LocalDate> DAY = Column.of(TABLE, "c_day", LocalDate.class);
    private static final Column<UUID> ID = Column.of(TABLE, "c_id", UUID.class);
    private static final Column<Json> JSON = Column.of(TABLE, "c_json", Json.class);
    private static final Column<Level> LEVEL = Column.of(TABLE, "c_level", Level.class);

    private static final List<Column<?>> ALL =
            List.of(TEXT, FLAG, SHORT, INT, LONG, FLOAT, DOUBLE, DECIMAL, UTC, ZONED, LOCAL, DAY, ID, JSON, LEVEL);

    private static MusicWarehouse warehouse;

    @BeforeAll
    static void makeTable(MusicWarehouse shared) throws SQLException {
        warehouse = shared;
        warehouse.database().withConnection(c -> c.createStatement().execute("""
                create table music.typed (
                    c_text varchar(20), c_flag boolean, c_short smallint, c_int integer, c_long bigint, c_float real,
                    c_double double precision, c_decimal decimal(18, 4), c_utc timestamp, c_zoned timestamptz,
                    c_local timestamp, c_day date, c_id varchar(36), c_level varchar(10),
                    c_json super);
                insert into music.typed values (
                    'Gnahoré', true, 3, 4, 5000000000, 1.5, 0.1, 12.3450, '2026-03-29 02:30:00.123456',
                    '2026-03-29 03:30:00.5+02', '2026-03-29 02:30:00', '2018-11-04',
                    '6d1ff4c1-7d5f-4b07-a4d9-2f0c6a1ad001', 'paid', json_parse('[1]'));
                insert into music.typed (c_text) values ('null');
                """));
    }

    @Test
    void isThereForEveryTypeThatAColumnCanHave() {
        assertThat(ALL.stream().<Class<?>>map(Column::type).filter(type -> !type.isEnum()))
                .containsAll(ValueTypes.plain());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Paris", "America/Sao_Paulo"})
    void comesBackWhateverTheTimeZoneOfTheJvm(String zone) throws SQLException {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            assertValues(row("Gnahoré"));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private static void assertValues(Row row) {
        assertThat(row.get(FLAG)).isTrue();
        assertThat(row.get(SHORT)).isEqualTo((short) 3);
        assertThat(row.get(INT)).isEqualTo(4);
        assertThat(row.get(LONG)).isEqualTo(5_000_000_000L);
        assertThat(row.get(FLOAT)).isEqualTo(1.5f);
        assertThat(row.get(DOUBLE)).isEqualTo(0.1);
        assertThat(row.get(DECIMAL)).isEqualTo(new BigDecimal("12.3450"));
        assertThat(row.get(UTC)).isEqualTo("2026-03-29T02:30:00.123456Z");
        assertThat(row.get(ZONED)).isEqualTo("2026-03-29T01:30:00.5Z");
        assertThat(row.get(LOCAL)).isEqualTo("2026-03-29T02:30:00");
        assertThat(row.get(DAY)).isEqualTo("2018-11-04");
        assertThat(row.get(ID)).isEqualTo(UUID.fromString("6d1ff4c1-7d5f-4b07-a4d9-2f0c6a1ad001"));
        assertThat(row.get(JSON)).isEqualTo(new Json("[1]"));
        assertThat(row.get(LEVEL)).isEqualTo(Level.paid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Paris", "America/Sao_Paulo"})
    void isFoundByAnEqualBoundValueWhateverTheTimeZoneOfTheJvm(String zone) throws SQLException {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            assertFoundByItsOwnValues(row("Gnahoré"));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private static void assertFoundByItsOwnValues(Row row) throws SQLException {
        for (Column<?> column : ALL) {
            assertThat(foundBy(column, row)).as("%s", column.name()).containsExactly("Gnahoré");
        }
    }

    private static <T> List<String> foundBy(Column<T> column, Row row) throws SQLException {
        return database().fetch(Query.select(TEXT).from(TABLE).where(column.eq(row.get(column))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "1500-03-01", "1582-10-04", "1582-10-15", "9999-12-31"})
    void isTheSameDayInEveryYear(String day) throws SQLException {
        LocalDateTime time = LocalDate.parse(day).atTime(12, 30, 0, 5_000);
        Instant utc = time.toInstant(ZoneOffset.UTC);
        database()
                .execute(Insert.into(TABLE)
                        .values(
                                TEXT.to(day),
                                UTC.to(utc),
                                LOCAL.to(time),
                                ZONED.to(time.atOffset(ZoneOffset.UTC)),
                                DAY.to(time.toLocalDate())));

        Row row = row(day);
        assertThat(row.get(UTC)).isEqualTo(utc);
        assertThat(row.get(LOCAL)).isEqualTo(time);
        assertThat(row.get(ZONED)).isEqualTo(time.atOffset(ZoneOffset.UTC));
        assertThat(row.get(DAY)).isEqualTo(day);
        String text = day + " 12:30:00.000005";
        assertThat(database()
                        .fetch(
                                "select c_utc::varchar, c_local::varchar, c_day::varchar from music.typed where c_text = ?",
                                List.of(day),
                                new RowShape<>(List.of(String.class, String.class, String.class), List::of)))
                .containsExactly(List.of(text, text, day));
        assertThat(database().fetch(Query.select(TEXT).from(TABLE).where(UTC.eq(utc))))
                .containsExactly(day);
        database().execute(Delete.from(TABLE).where(TEXT.eq(day)));
    }

    @ParameterizedTest
    @CsvSource({
        "0000-03-01T00:00:00, 0001-03-01 00:00:00 BC",
        "-4711-01-01T00:00:00.123456, 4712-01-01 00:00:00.123456 BC",
        "12345-01-01T00:00:00, 12345-01-01 00:00:00",
        "2026-01-01T23:59:59.999999500, 2026-01-02 00:00:00",
        "2026-01-01T23:59:59.999999499, 2026-01-01 23:59:59.999999",
    })
    void isWrittenToTheMicrosecondAndWithItsEra(String time, String text) throws SQLException {
        LocalDateTime bound = LocalDateTime.parse(time.startsWith("12345") ? "+" + time : time);

        assertThat(database()
                        .fetch(
                                "select cast(? as timestamp)::varchar, cast(? as timestamp)::varchar",
                                List.of(bound, bound.toInstant(ZoneOffset.UTC)),
                                new RowShape<>(List.of(String.class, String.class), List::of)))
                .containsExactly(List.of(text, text));
    }

    @Test
    void isNullWhereTheColumnIsNull() throws SQLException {
        Row row = row("null");

        assertThat(ALL).filteredOn(column -> row.get(column) != null).containsExactly(TEXT);
    }

    @Test
    void isComputedInItsType() throws SQLException {
        Listens l = Listens.TABLE;
        var query = Query.select(
                        l.day.cast(SqlType.TIMESTAMP), Expression.value(Level.free), l.item.cast(SqlType.BIGINT))
                .from(l)
                .where(l.duration.eq(30.0));

        assertThat(database().fetchOne(query))
                .contains(new Tuple3<>(Instant.parse("2026-11-02T00:00:00Z"), Level.free, 1L));
    }

    @Test
    void isRefusedIfItIsNoConstantOfTheEnum() {
        var query = Query.select(Column.of(TABLE, "c_text", Level.class))
                .from(TABLE)
                .where(TEXT.eq("Gnahoré"));

        assertThatThrownBy(() -> database().fetch(query))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "column 1 holds \"Gnahoré\", which is no constant of dev.songstreams.warehouse.music.Level");
    }

    @Test
    void isNotReadAsAnInstantIfItIsZoned() {
        var query = Query.select(Column.of(TABLE, "c_zoned", Instant.class)).from(TABLE);

        assertThatThrownBy(() -> database().fetch(query))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "column 1 is a TIMESTAMPTZ, which an Instant would be compared with wrongly; declare it as an"
                                + " OffsetDateTime");
    }

    @Test
    void isNeverCutToFit() {
        var query = Query.select(Column.of(TABLE, "c_long", Integer.class))
                .from(TABLE)
                .where(TEXT.eq("Gnahoré"));

        assertThatThrownBy(() -> database().fetch(query)).hasMessageContaining("the query failed with SQLSTATE 22003");
    }

    private static Row row(String text) throws SQLException {
        return database()
                .fetchOne(Query.select(ALL).from(TABLE).where(TEXT.eq(text)))
                .orElseThrow();
    }

    private static Database database() throws SQLException {
        return warehouse.database();
    }
}
