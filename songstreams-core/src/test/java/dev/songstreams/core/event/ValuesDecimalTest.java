// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.core.row.Column;
import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.RowBatch;
import dev.songstreams.core.row.RowSchema;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValuesDecimalTest {
    @Test
    void takesAFractionWithoutAnyWholeDigit() {
        ColumnType type = ColumnType.decimal(4, 4);
        assertThat(store("0", type)).isNull();
        assertThat(store("0.0000000", type)).isNull();
        assertThat(store("0E+10", type)).isNull();
        assertThat(store("-0.1234", type)).isNull();
        assertThat(store("0.12345", type)).isEqualTo("does not fit DECIMAL(4,4)");
        assertThat(store("1", type)).isEqualTo("does not fit DECIMAL(4,4)");
    }

    private static String store(String value, ColumnType type) {
        RowBatch batch = new RowBatch(new RowSchema("rows", List.of(Column.required("amount", type))), 1);
        return Values.storeDecimal(new BigDecimal(value), type, batch.vector(0));
    }
}
