// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.batch;

import dev.songstreams.core.decode.SourceHeader;
import dev.songstreams.core.decode.SourceRecord;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Kafka's records as source records: one object stands for each in turn, so that a record costs no object. */
final class ConsumedRecords implements Iterable<SourceRecord>, Iterator<SourceRecord>, SourceRecord {
    private final Iterator<ConsumerRecord<ByteBuffer, ByteBuffer>> records;
    private @Nullable ConsumerRecord<ByteBuffer, ByteBuffer> current;

    ConsumedRecords(List<ConsumerRecord<ByteBuffer, ByteBuffer>> records) {
        this.records = records.iterator();
    }

    /** This object, which can be gone through once. */
    @Override
    public Iterator<SourceRecord> iterator() {
        return this;
    }

    @Override
    public boolean hasNext() {
        return records.hasNext();
    }

    @Override
    public SourceRecord next() {
        current = records.next();
        return this;
    }

    @Override
    public String topic() {
        return current().topic();
    }

    @Override
    public int partition() {
        return current().partition();
    }

    @Override
    public long offset() {
        return current().offset();
    }

    @Override
    public long timestamp() {
        return current().timestamp();
    }

    @Override
    public TimestampType timestampType() {
        return switch (current().timestampType()) {
            case NO_TIMESTAMP_TYPE -> TimestampType.NONE;
            case CREATE_TIME -> TimestampType.CREATE_TIME;
            case LOG_APPEND_TIME -> TimestampType.LOG_APPEND_TIME;
        };
    }

    @Override
    public @Nullable ByteBuffer key() {
        return current().key();
    }

    @Override
    public List<SourceHeader> headers() {
        Headers headers = current().headers();
        if (!headers.iterator().hasNext()) {
            return List.of();
        }
        List<SourceHeader> copied = new ArrayList<>();
        for (Header header : headers) {
            byte[] value = header.value();
            copied.add(new SourceHeader(header.key(), value == null ? null : ByteBuffer.wrap(value)));
        }
        return copied;
    }

    @Override
    public @Nullable ByteBuffer value() {
        return current().value();
    }

    private ConsumerRecord<ByteBuffer, ByteBuffer> current() {
        if (current == null) {
            throw new IllegalStateException("next() comes first");
        }
        return current;
    }
}
