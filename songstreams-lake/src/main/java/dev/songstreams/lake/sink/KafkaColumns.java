// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import dev.songstreams.core.row.Column;
import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.ColumnType.Kind;
import dev.songstreams.core.row.RowSchema;
import java.util.ArrayList;
import java.util.List;

/** The columns that come from Kafka: all of zones raw and dead, and the first two of zone clean. */
final class KafkaColumns {
    /** The first columns of zone clean: where the row came from. */
    static final List<Column> COORDINATES = List.of(
            Column.required("kafka_partition", ColumnType.of(Kind.INT)),
            Column.required("kafka_offset", ColumnType.of(Kind.LONG)));

    /** A record as it came. Its text may be longer than the declared width: nothing is cut, and COPY is not for this zone. */
    static final RowSchema RAW = new RowSchema("raw_record", rawColumns());

    /** A record as it came, and why it is no event. */
    static final RowSchema DEAD = new RowSchema("dead_letter", deadColumns());

    private KafkaColumns() {}

    private static List<Column> rawColumns() {
        ColumnType text = ColumnType.text(ColumnType.MAX_TEXT_BYTES);
        return List.of(
                Column.required("kafka_topic", ColumnType.text(249)),
                Column.required("kafka_partition", ColumnType.of(Kind.INT)),
                Column.required("kafka_offset", ColumnType.of(Kind.LONG)),
                Column.optional("kafka_timestamp", ColumnType.of(Kind.TIMESTAMP)),
                Column.required("kafka_timestamp_type", ColumnType.text(64)),
                Column.optional("kafka_key", text),
                Column.optional("kafka_headers", text),
                Column.optional("value", text),
                Column.optional("value_base64", text));
    }

    private static List<Column> deadColumns() {
        List<Column> columns = new ArrayList<>(rawColumns());
        columns.add(Column.required("reason", ColumnType.text(64)));
        columns.add(Column.required("detail", ColumnType.text(ColumnType.MAX_TEXT_BYTES)));
        return columns;
    }
}
