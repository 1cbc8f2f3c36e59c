// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode;

import dev.songstreams.core.decode.Rejection.Reason;
import dev.songstreams.core.event.EventType;
import dev.songstreams.core.event.UnstorableValueException;
import dev.songstreams.core.row.RowBatch;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows by way of objects: an {@link EventDecoder} makes the event, its {@link EventType} the columns. Open to any wire
 * form; costs a few objects a record where {@link JsonRowDecoder} makes none.
 *
 * @param <E> the event's record class
 */
public final class EventRowDecoder<E extends Record> implements RowDecoder {
    private final EventType<E> type;
    private final EventDecoder<E> decoder;

    /** A row decoder over an event decoder. */
    public EventRowDecoder(EventType<E> type, EventDecoder<E> decoder) {
        this.type = type;
        this.decoder = decoder;
    }

    @Override
    public @Nullable Rejection decode(SourceRecord record, RowBatch batch, int firstColumn) {
        DecodeResult<E> result;
        Bounds key = Bounds.of(record.key());
        Bounds value = Bounds.of(record.value());
        try {
            result = Objects.requireNonNull(decoder.decode(record), "it returned null");
        } catch (RuntimeException | StackOverflowError e) {
            return new Rejection(Reason.REFUSED, "the decoder failed: " + e);
        } finally {
            // One that read them to the end, against the rules, would leave a dead letter without its bytes.
            key.restore();
            value.restore();
        }
        if (result instanceof DecodeResult.Rejected<E> rejected) {
            return rejected.rejection();
        }
        try {
            type.append(((DecodeResult.Decoded<E>) result).event(), batch, firstColumn);
            return null;
        } catch (UnstorableValueException e) {
            return new Rejection(Reason.UNSTORABLE, String.valueOf(e.getMessage()));
        }
    }

    /** Which bytes of a buffer are the record's. */
    private record Bounds(@Nullable ByteBuffer buffer, int position, int limit) {
        static Bounds of(@Nullable ByteBuffer buffer) {
            return buffer == null ? new Bounds(null, 0, 0) : new Bounds(buffer, buffer.position(), buffer.limit());
        }

        void restore() {
            if (buffer != null) {
                buffer.limit(limit).position(position);
            }
        }
    }
}
