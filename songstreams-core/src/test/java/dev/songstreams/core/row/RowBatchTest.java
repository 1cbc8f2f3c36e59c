// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.core.row.ColumnType.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowBatchTest {
    private static final int ID = 0;
    private static final int LON = 1;
    private static final int ZIP = 2;
    private static final RowSchema SCHEMA = new RowSchema(
            "place",
            List.of(
                    Column.required("id", ColumnType.of(Kind.LONG)),
                    Column.optional("lon", ColumnType.of(Kind.DOUBLE)),
                    Column.optional("zip", ColumnType.text(16))));

    private final RowBatch batch = new RowBatch(SCHEMA, 3);

    private void add(long id, double lon, String zip) {
        batch.longs(ID).set(id);
        batch.doubles(LON).set(lon);
        batch.bytes(ZIP).set(zip);
        batch.endRow();
    }

    @Test
    void holdsEveryColumnOfEveryRow() {
        add(1, -72.5, "06095");
        add(2, 8.25, "Zürich");

        assertThat(batch.rows()).isEqualTo(2);
        assertThat(batch.longs(ID).get(0)).isEqualTo(1);
        assertThat(batch.doubles(LON).get(0)).isEqualTo(-72.5);
        assertThat(batch.bytes(ZIP).text(0)).isEqualTo("06095");
        assertThat(batch.longs(ID).get(1)).isEqualTo(2);
        assertThat(batch.doubles(LON).get(1)).isEqualTo(8.25);
        assertThat(batch.bytes(ZIP).text(1)).isEqualTo("Zürich");
        assertThat(batch.bytes(ZIP).length(1)).isEqualTo(7);
    }

    @Test
    void takesCopiesOfRowsOfAnother() {
        add(1, -72.5, "06095");
        batch.longs(ID).set(2);
        batch.endRow();
        add(3, 8.25, "Zürich, and more than sixteen bytes");

        RowBatch copy = new RowBatch(SCHEMA, 3);
        copy.append(batch, 2);
        copy.append(batch, 1);
        copy.append(batch, 0);
        batch.clear();

        assertThat(copy.rows()).isEqualTo(3);
        assertThat(copy.longs(ID).get(0)).isEqualTo(3);
        assertThat(copy.doubles(LON).get(0)).isEqualTo(8.25);
        assertThat(copy.bytes(ZIP).text(0)).isEqualTo("Zürich, and more than sixteen bytes");
        assertThat(copy.longs(ID).get(1)).isEqualTo(2);
        assertThat(copy.vector(LON).isNull(1)).isTrue();
        assertThat(copy.vector(ZIP).isNull(1)).isTrue();
        assertThat(copy.bytes(ZIP).text(2)).isEqualTo("06095");
        assertThat(copy.vector(LON).hasNoNull()).isFalse();
    }

    @Test
    void whatIsNotSetIsNull() {
        batch.longs(ID).set(1);
        batch.endRow();

        assertThat(batch.vector(ID).isNull(0)).isFalse();
        assertThat(batch.vector(LON).isNull(0)).isTrue();
        assertThat(batch.vector(ZIP).isNull(0)).isTrue();
    }

    @Test
    void aColumnKnowsWhetherAnyEndedRowHoldsNull() {
        add(1, -72.5, "06095");
        assertThat(batch.vector(LON).hasNoNull()).isTrue();

        batch.longs(ID).set(2);
        batch.endRow();
        assertThat(batch.vector(ID).hasNoNull()).isTrue();
        assertThat(batch.vector(LON).hasNoNull()).isFalse();

        // The row under way does not make up for it, nor does one that was dropped.
        batch.doubles(LON).set(8.25);
        assertThat(batch.vector(LON).hasNoNull()).isFalse();
        batch.dropRow();
        batch.dropRow();
        assertThat(batch.vector(LON).hasNoNull()).isFalse();
        add(3, 8.25, "8001");
        assertThat(batch.vector(LON).hasNoNull()).isFalse();

        batch.clear();
        add(1, -72.5, "06095");
        assertThat(batch.vector(LON).hasNoNull()).isTrue();
    }

    @Test
    void anEmptyTextIsNotNull() {
        batch.longs(ID).set(1);
        batch.bytes(ZIP).set("");
        batch.endRow();

        assertThat(batch.vector(ZIP).isNull(0)).isFalse();
        assertThat(batch.bytes(ZIP).text(0)).isEmpty();
    }

    @Test
    void aRowDoesNotEndWithoutItsRequiredColumnAndCanStillBeCompleted() {
        batch.bytes(ZIP).set("06095");

        assertThatThrownBy(batch::endRow)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("place: required column id was not set");
        assertThat(batch.rows()).isZero();

        batch.longs(ID).set(7);
        batch.endRow();
        assertThat(batch.bytes(ZIP).text(0)).isEqualTo("06095");
    }

    @Test
    void requiredColumnsCountInTheirRowAlone() {
        batch.longs(ID).set(1);
        assertThat(batch.hasRequired(0)).isTrue();
        batch.dropColumns(ID);
        assertThat(batch.hasRequired(0)).isFalse();
        batch.dropColumns(ID);
        batch.longs(ID).set(2);
        batch.endRow();

        assertThat(batch.hasRequired(0)).isTrue();
        assertThat(batch.hasRequired(1)).isFalse();
        assertThatThrownBy(batch::endRow).hasMessage("place: required column id was not set");

        batch.longs(ID).set(3);
        batch.clear();
        assertThat(batch.hasRequired(0)).isFalse();
        assertThatThrownBy(batch::endRow).hasMessage("place: required column id was not set");
    }

    @Test
    void aDroppedRowLeavesNothingBehind() {
        add(1, 1.5, "first");
        batch.longs(ID).set(2);
        batch.doubles(LON).set(2.5);
        batch.bytes(ZIP).set("dropped");
        batch.dropRow();
        batch.longs(ID).set(3);
        batch.endRow();

        assertThat(batch.rows()).isEqualTo(2);
        assertThat(batch.bytes(ZIP).text(0)).isEqualTo("first");
        assertThat(batch.longs(ID).get(1)).isEqualTo(3);
        assertThat(batch.vector(LON).isNull(1)).isTrue();
        assertThat(batch.vector(ZIP).isNull(1)).isTrue();
    }

    @Test
    void theBytesOfADroppedRowAreUsedAgain() {
        add(1, 1.5, "first");
        int before = batch.bytes(ZIP).writeOffset();
        batch.bytes(ZIP).set("dropped");
        batch.dropRow();

        assertThat(batch.bytes(ZIP).writeOffset()).isEqualTo(before);
        assertThat(batch.bytes(ZIP).isSet()).isFalse();
    }

    @Test
    void aRowThatWasNotBegunCanBeDropped() {
        add(1, 1.5, "first");
        batch.dropRow();

        assertThat(batch.rows()).isEqualTo(1);
        assertThat(batch.bytes(ZIP).text(0)).isEqualTo("first");
    }

    @Test
    void aFullBatchTakesNoRow() {
        fill();

        assertThat(batch.isFull()).isTrue();
        assertThatThrownBy(batch::endRow)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the batch is full with 3 rows");
        assertThatThrownBy(batch::row)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the batch is full with 3 rows");
    }

    @Test
    void aFullBatchTakesNoValueEvenWhereItsLastRowHasNone() {
        fill();

        assertThatThrownBy(() -> batch.longs(ID).set(9))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the batch is full with 3 rows");
        assertThatThrownBy(() -> batch.doubles(LON).set(9))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the batch is full with 3 rows");
        assertThatThrownBy(() -> batch.bytes(ZIP).set("9"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the batch is full with 3 rows");
        batch.dropRow();

        assertThat(batch.rows()).isEqualTo(3);
        assertThat(batch.longs(ID).get(2)).isEqualTo(2);
        assertThat(batch.vector(LON).isNull(2)).isTrue();
        assertThat(batch.vector(ZIP).isNull(2)).isTrue();
        assertThat(batch.vector(ID).isSet()).isFalse();
    }

    private void fill() {
        for (int i = 0; i < 3; i++) {
            batch.longs(ID).set(i);
            batch.endRow();
        }
    }

    @Test
    void aValueIsSetOnce() {
        batch.longs(ID).set(1);
        assertThat(batch.longs(ID).isSet()).isTrue();

        assertThatThrownBy(() -> batch.longs(ID).set(2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the value of this row is set already");
        assertThat(batch.longs(ID).get(0)).isEqualTo(1);
    }

    @Test
    void aClearedBatchIsAsNew() {
        add(1, 1.5, "first");
        add(2, 2.5, "second");
        batch.bytes(ZIP).set("under way");
        batch.clear();

        assertThat(batch.rows()).isZero();
        assertThat(batch.row()).isZero();
        assertThat(batch.bytes(ZIP).writeOffset()).isZero();
        batch.longs(ID).set(3);
        batch.endRow();
        assertThat(batch.longs(ID).get(0)).isEqualTo(3);
        assertThat(batch.vector(LON).isNull(0)).isTrue();
        assertThat(batch.vector(ZIP).isNull(0)).isTrue();
    }

    @Test
    void aFullBatchCanBeClearedAndFilledAgain() {
        fill();
        batch.clear();
        assertThat(batch.isFull()).isFalse();
        fill();

        assertThat(batch.rows()).isEqualTo(3);
    }

    @Test
    void growsWithItsTextAndKeepsWhatItHolds() {
        String longText = "é".repeat(50_000);
        add(1, 0, "first");
        long before = batch.memoryBytes();
        add(2, 0, longText);
        add(3, 0, "last");

        assertThat(batch.bytes(ZIP).text(0)).isEqualTo("first");
        assertThat(batch.bytes(ZIP).text(1)).isEqualTo(longText);
        assertThat(batch.bytes(ZIP).text(2)).isEqualTo("last");
        assertThat(batch.memoryBytes()).isGreaterThanOrEqualTo(before + 100_000 - 3 * 16);
    }

    @Test
    void givesTheMemoryOfAHugeValueBackWhenCleared() {
        long empty = batch.memoryBytes();
        add(1, 0, "x".repeat(2_000_000));
        batch.clear();

        assertThat(batch.memoryBytes()).isEqualTo(empty);
    }

    @Test
    void keepsItsMemoryWhenCleared() {
        add(1, 0, "x".repeat(10_000));
        long filled = batch.memoryBytes();
        batch.clear();

        assertThat(batch.memoryBytes()).isEqualTo(filled);
    }

    @Test
    void aValueCanBeWrittenInPlace() {
        BytesVector zips = batch.bytes(ZIP);
        byte[] target = zips.reserve(3);
        target[zips.writeOffset()] = 'a';
        target[zips.writeOffset() + 1] = 'b';
        zips.commit(2);
        batch.longs(ID).set(1);
        batch.endRow();

        assertThat(zips.text(0)).isEqualTo("ab");
        assertThat(zips.start(0)).isZero();
        assertThat(zips.array()[1]).isEqualTo((byte) 'b');
    }

    @Test
    void holdsAtLeastOneRow() {
        assertThatThrownBy(() -> new RowBatch(SCHEMA, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a batch holds at least one row, not 0");
    }

    @Test
    void countsTheBytesOfItsValues() {
        add(1, 1.5, "06095");
        batch.bytes(ZIP).set("Zürich");
        assertThat(batch.valueBytes()).isEqualTo(12);

        batch.dropRow();
        assertThat(batch.valueBytes()).isEqualTo(5);

        batch.clear();
        assertThat(batch.valueBytes()).isZero();
    }
}
