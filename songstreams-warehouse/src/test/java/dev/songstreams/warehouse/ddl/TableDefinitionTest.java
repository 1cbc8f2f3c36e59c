// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.core.event.EventType;
import dev.songstreams.core.row.Column;
import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.ColumnType.Kind;
import dev.songstreams.core.row.RowSchema;
import dev.songstreams.core.streamify.ListenEvent;
import dev.songstreams.warehouse.query.table.TableName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableDefinitionTest {
    private static final TableName NAME = TableName.of("music", "plays");
    private static final RowSchema SCHEMA = new RowSchema(
            "play",
            List.of(
                    Column.required("id", ColumnType.of(Kind.LONG)),
                    Column.required("at", ColumnType.of(Kind.TIMESTAMP)),
                    Column.optional("title", ColumnType.text(300)),
                    Column.optional("User", ColumnType.of(Kind.UUID)),
                    Column.optional("level", ColumnType.enumeration(List.of("free", "paid"))),
                    Column.optional("rank", ColumnType.of(Kind.INT)),
                    Column.optional("gain", ColumnType.of(Kind.FLOAT)),
                    Column.optional("seconds", ColumnType.of(Kind.DOUBLE)),
                    Column.optional("skipped", ColumnType.of(Kind.BOOLEAN)),
                    Column.optional("day", ColumnType.of(Kind.DATE)),
                    Column.optional("price", ColumnType.decimal(12, 2))));

    private final TableDefinition table =
            TableDefinition.of(NAME, SCHEMA, new TableKeys(Optional.of("id"), List.of("at", "day")));

    @Test
    void everyKindOfColumnHasItsTypeAndEncoding() {
        assertThat(table.createStatement()).isEqualTo("""
                        CREATE TABLE IF NOT EXISTS music.plays (
                            id BIGINT NOT NULL ENCODE AZ64,
                            at TIMESTAMP NOT NULL ENCODE RAW,
                            title VARCHAR(300) ENCODE ZSTD,
                            "user" VARCHAR(36) ENCODE ZSTD,
                            level VARCHAR(4) ENCODE ZSTD,
                            rank INTEGER ENCODE AZ64,
                            gain REAL ENCODE ZSTD,
                            seconds DOUBLE PRECISION ENCODE ZSTD,
                            skipped BOOLEAN ENCODE RAW,
                            day DATE ENCODE RAW,
                            price DECIMAL(12,2) ENCODE AZ64
                        ) DISTKEY (id) COMPOUND SORTKEY (at, day)""");
    }

    @Test
    void keysThatNobodyNamedAreLeftToRedshift() {
        assertThat(TableDefinition.of(NAME, SCHEMA, TableKeys.AUTO).createStatement())
                .endsWith(") DISTSTYLE AUTO SORTKEY AUTO");
    }

    @Test
    void keysComeFromTheEventsRecord() {
        TableKeys keys = TableKeys.of(EventType.of(ListenEvent.class));

        assertThat(keys).isEqualTo(new TableKeys(Optional.of("user_id"), List.of("ts")));
    }

    @Test
    void aTableThatIsAsItShouldBeStaysAsItIs() {
        assertThat(table.addStatements(there(SCHEMA.size()))).isEmpty();
    }

    @Test
    void columnsThatAreLackingAreAppendedOneByOneAndTakeNulls() {
        assertThat(table.addStatements(there(1)).subList(0, 2))
                .containsExactly(
                        "ALTER TABLE music.plays ADD COLUMN at TIMESTAMP ENCODE RAW",
                        "ALTER TABLE music.plays ADD COLUMN title VARCHAR(300) ENCODE ZSTD");
    }

    @Test
    void columnsThatCameLaterTakeNullsInANewTableToo() {
        assertThat(table.withFirstColumns(1).createStatement())
                .contains("id BIGINT NOT NULL ENCODE AZ64,\n")
                .contains("at TIMESTAMP ENCODE RAW,\n");
    }

    @Test
    void anotherTypeIsRefused() {
        List<CataloguedColumn> there = new java.util.ArrayList<>(there(SCHEMA.size()));
        there.set(2, new CataloguedColumn("title", "integer", false));

        assertThatThrownBy(() -> table.addStatements(there))
                .isInstanceOf(TableMismatchException.class)
                .hasMessage("column 3 of music.plays is title integer, but the events have title character"
                        + " varying(300) there; COPY goes by position, so columns can only be appended. Load into another"
                        + " table, or change this one to the events' columns");
    }

    @Test
    void textThatIsTooNarrowIsWidenedAndTextThatIsWiderStays() {
        List<CataloguedColumn> narrow = new java.util.ArrayList<>(there(SCHEMA.size()));
        narrow.set(2, new CataloguedColumn("title", "character varying(200)", false));
        List<CataloguedColumn> wide = new java.util.ArrayList<>(there(SCHEMA.size()));
        wide.set(2, new CataloguedColumn("title", "character varying(301)", false));

        assertThat(table.widenStatements(narrow))
                .containsExactly("ALTER TABLE music.plays ALTER COLUMN title TYPE VARCHAR(300)");
        assertThat(table.addStatements(narrow)).isEmpty();
        assertThat(table.widenStatements(wide)).isEmpty();
        assertThat(table.addStatements(wide)).isEmpty();
    }

    @Test
    void aColumnThatRefusesNullsWhereEventsHaveThemIsRefused() {
        List<CataloguedColumn> there = new java.util.ArrayList<>(there(SCHEMA.size()));
        there.set(2, new CataloguedColumn("title", "character varying(300)", true));

        assertThatThrownBy(() -> table.addStatements(there))
                .isInstanceOf(TableMismatchException.class)
                .hasMessageStartingWith(
                        "column 3 of music.plays, title, is NOT NULL, but events may have no value in it");
    }

    @Test
    void aKeyThatIsNoColumnIsRefused() {
        TableKeys keys = new TableKeys(Optional.of("nobody"), List.of());

        assertThatThrownBy(() -> TableDefinition.of(NAME, SCHEMA, keys))
                .hasMessageStartingWith("the key nobody of music.plays is none of its columns [id, at,");
    }

    private static List<CataloguedColumn> there(int columns) {
        return SCHEMA.columns().subList(0, columns).stream()
                .map(column -> new CataloguedColumn(
                        column.name().toLowerCase(java.util.Locale.ROOT),
                        RedshiftType.of(column.type()).catalogued(),
                        column.required()))
                .toList();
    }
}
