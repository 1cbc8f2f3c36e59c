// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.core.row.Column;
import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.ColumnType.Kind;
import dev.songstreams.core.row.RowBatch;
import dev.songstreams.core.row.RowSchema;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpareBatchesTest {
    private final SpareBatches spares = new SpareBatches();

    private static RowSchema schema(String column) {
        return new RowSchema("schema", List.of(Column.optional(column, ColumnType.of(Kind.LONG))));
    }

    @Test
    void lendsTheLastOneThatWasGivenBackOfThoseColumns() {
        RowBatch first = spares.take(schema("a"));
        RowBatch second = spares.take(schema("a"));
        RowBatch other = spares.take(schema("b"));
        assertThat(second).isNotSameAs(first);
        spares.give(first);
        spares.give(second);
        spares.give(other);

        assertThat(spares.take(schema("a"))).isSameAs(second);
        assertThat(spares.take(schema("a"))).isSameAs(first);
        assertThat(spares.take(schema("a"))).isNotSameAs(first).isNotSameAs(second);
        assertThat(spares.take(schema("b"))).isSameAs(other);
    }

    @Test
    void keepsFewAndNoLargeOne() {
        List<RowBatch> many =
                IntStream.range(0, 20).mapToObj(i -> spares.take(schema("a"))).toList();
        many.forEach(spares::give);
        RowBatch large = new RowBatch(schema("a"), 1 << 20);
        spares.give(large);

        List<RowBatch> lent =
                IntStream.range(0, 20).mapToObj(i -> spares.take(schema("a"))).toList();
        assertThat(lent.stream().filter(many::contains)).hasSize(16);
        assertThat(lent).doesNotContain(large);
    }
}
