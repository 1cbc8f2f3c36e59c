// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode;

import dev.songstreams.core.event.EventType;
import dev.songstreams.core.row.RowBatch;

/**
 * JSON to events as objects, by the same rules as {@link JsonRowDecoder}. Not thread-safe.
 *
 * @param <E> the event's record class
 */
public final class JsonEventDecoder<E extends Record> implements EventDecoder<E> {
    private final EventType<E> type;
    private final JsonRowDecoder rows;
    private final RowBatch row;

    /** A decoder for the events of a type. */
    public JsonEventDecoder(EventType<E> type, JsonOptions options) {
        this.type = type;
        this.rows = new JsonRowDecoder(type, options);
        this.row = new RowBatch(type.schema(), 1);
    }

    @Override
    public DecodeResult<E> decode(SourceRecord record) {
        row.clear();
        Rejection rejection = rows.decode(record, row, 0);
        if (rejection != null) {
            return new DecodeResult.Rejected<>(rejection);
        }
        row.endRow();
        try {
            return DecodeResult.of(type.toRecord(row, 0, 0));
        } catch (IllegalArgumentException e) {
            return DecodeResult.refused(String.valueOf(e.getMessage()));
        }
    }
}
