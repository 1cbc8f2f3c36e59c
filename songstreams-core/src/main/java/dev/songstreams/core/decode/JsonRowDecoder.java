// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode;

import dev.songstreams.core.decode.Rejection.Reason;
import dev.songstreams.core.decode.internal.QuickJsonReader;
import dev.songstreams.core.event.EventType;
import dev.songstreams.core.row.RowBatch;
import dev.songstreams.core.row.Utf8;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * JSON objects straight into columns: one object a record, white space around it allowed, or that object once more
 * encoded as a JSON string, as captures of topics hold it. Unknown fields are skipped; absent and null fields are null; a
 * field of another type, twice the same field, anything behind the object, bytes that are not UTF-8 and what goes beyond
 * the {@link JsonOptions} or Jackson's limits is a rejection. Not thread-safe.
 */
public final class JsonRowDecoder implements RowDecoder {
    private final JsonOptions options;
    private final QuickJsonReader quick;
    private final JacksonReader jackson;

    /** A decoder for the events of a type. */
    public JsonRowDecoder(EventType<?> type, JsonOptions options) {
        this.options = options;
        this.quick = new QuickJsonReader(type.columns(), options.textRepair());
        this.jackson = new JacksonReader(type, options);
    }

    @Override
    public @Nullable Rejection decode(SourceRecord record, RowBatch batch, int firstColumn) {
        ByteBuffer value = record.value();
        if (value == null) {
            return new Rejection(Reason.TOMBSTONE, "the value is null");
        }
        int length = value.remaining();
        if (length > options.maxValueBytes()) {
            return new Rejection(
                    Reason.OVERSIZED, "the value has " + length + " bytes, more than " + options.maxValueBytes());
        }
        if (value.hasArray()) {
            return decode(value.array(), value.arrayOffset() + value.position(), length, batch, firstColumn);
        }
        byte[] copy = new byte[length];
        value.get(value.position(), copy);
        return decode(copy, 0, length, batch, firstColumn);
    }

    private @Nullable Rejection decode(byte[] bytes, int offset, int length, RowBatch batch, int firstColumn) {
        if (quick.read(bytes, offset, length, batch, firstColumn)) {
            return jackson.missing(batch, firstColumn);
        }
        batch.dropColumns(firstColumn);
        if (!Utf8.isValid(bytes, offset, length)) {
            return new Rejection(Reason.MALFORMED, "the value is not UTF-8");
        }
        return jackson.read(bytes, offset, length, batch, firstColumn);
    }
}
