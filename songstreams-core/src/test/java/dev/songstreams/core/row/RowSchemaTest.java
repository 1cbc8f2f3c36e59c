// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.core.row.ColumnType.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowSchemaTest {
    private static final Column ID = Column.required("id", ColumnType.of(Kind.LONG));
    private static final Column ZIP = Column.optional("zip", ColumnType.text(16));
    private static final Column LON = Column.optional("lon", ColumnType.of(Kind.DOUBLE));

    @Test
    void findsColumnsByPositionAndByName() {
        RowSchema schema = new RowSchema("place", List.of(ID, ZIP));

        assertThat(schema.size()).isEqualTo(2);
        assertThat(schema.column(1)).isEqualTo(ZIP);
        assertThat(schema.indexOf("zip")).isEqualTo(1);
    }

    @Test
    void refusesAColumnItDoesNotHave() {
        RowSchema schema = new RowSchema("place", List.of(ID));

        assertThatThrownBy(() -> schema.indexOf("ID"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("place has no column ID");
    }

    @Test
    void refusesToBeEmpty() {
        assertThatThrownBy(() -> new RowSchema("place", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("place: a schema needs a column");
    }

    @Test
    void refusesTwoColumnsThatDifferOnlyInCase() {
        Column upper = Column.optional("ZIP", ColumnType.text(16));

        assertThatThrownBy(() -> new RowSchema("place", List.of(ZIP, upper)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("place: two columns are named ZIP");
    }

    @Test
    void refusesAColumnWithoutAName() {
        assertThatThrownBy(() -> Column.optional(" ", ColumnType.text(16)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a column needs a name");
    }

    @Test
    void copiesItsColumns() {
        List<Column> columns = new ArrayList<>(List.of(ID));
        RowSchema schema = new RowSchema("place", columns);
        columns.add(ZIP);

        assertThat(schema.columns()).containsExactly(ID);
    }

    @Test
    void takesLeadingColumns() {
        RowSchema schema = new RowSchema("place", List.of(ZIP)).withLeading(List.of(ID, LON));

        assertThat(schema).isEqualTo(new RowSchema("place", List.of(ID, LON, ZIP)));
    }

    @Test
    void isOutgrownWhereAColumnIsMissingNarrowerOrAnother() {
        RowSchema schema = new RowSchema("place", List.of(ID, ZIP));

        assertThat(schema.outgrownAt(schema)).isEmpty();
        assertThat(schema.outgrownAt(new RowSchema("place", List.of(ID, zip(17), LON))))
                .isEmpty();
        assertThat(schema.outgrownAt(new RowSchema("place", List.of(ID)))).hasValue(1);
        assertThat(schema.outgrownAt(new RowSchema("place", List.of(ID, zip(15)))))
                .hasValue(1);
        assertThat(schema.outgrownAt(new RowSchema("place", List.of(LON, ZIP)))).hasValue(0);
        assertThat(schema.outgrownAt(new RowSchema("place", List.of(Column.optional("id", ID.type()), ZIP))))
                .hasValue(0);
        assertThat(schema.outgrownAt(new RowSchema(
                        "place", List.of(ID, Column.optional("zip", ColumnType.enumeration(List.of("a".repeat(20))))))))
                .hasValue(1);
    }

    @Test
    void makesRoomForTheRowsOfBoth() {
        RowSchema narrow = new RowSchema("place", List.of(ID, ZIP, LON));
        RowSchema wide = new RowSchema("place", List.of(ID, zip(17)));
        RowSchema both = new RowSchema("place", List.of(ID, zip(17), LON));

        assertThat(narrow.withRoomFor(wide)).isEqualTo(both);
        assertThat(wide.withRoomFor(narrow)).isEqualTo(both);
        assertThat(both.withRoomFor(both)).isEqualTo(both);
        assertThatThrownBy(() -> narrow.withRoomFor(new RowSchema("place", List.of(ID, LON))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("place: column 2 is zip TEXT(16) and, in the other schema, lon DOUBLE");
    }

    private static Column zip(int maxBytes) {
        return Column.optional("zip", ColumnType.text(maxBytes));
    }

    @Test
    void isPrefixOfItselfAndOfSchemasThatOnlyAppend() {
        RowSchema schema = new RowSchema("place", List.of(ID, ZIP));

        assertThat(schema.isPrefixOf(schema)).isTrue();
        assertThat(schema.isPrefixOf(new RowSchema("other", List.of(ID, ZIP, LON))))
                .isTrue();
        assertThat(schema.isPrefixOf(new RowSchema("place", List.of(ID)))).isFalse();
        assertThat(schema.isPrefixOf(new RowSchema("place", List.of(LON, ID, ZIP))))
                .isFalse();
        assertThat(schema.isPrefixOf(new RowSchema("place", List.of(ID, Column.optional("zip", ColumnType.text(17))))))
                .isFalse();
    }
}
