// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.core.decode.SourceHeader;
import dev.songstreams.core.decode.SourceRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A Kafka record of partition 0 with a JSON value. */
record JsonRecord(String topic, long offset, String json) implements SourceRecord {
    @Override
    public int partition() {
        return 0;
    }

    @Override
    public long timestamp() {
        return 1_767_571_200_000L;
    }

    @Override
    public TimestampType timestampType() {
        return TimestampType.CREATE_TIME;
    }

    @Override
    public ByteBuffer key() {
        return null;
    }

    @Override
    public List<SourceHeader> headers() {
        return List.of();
    }

    @Override
    public ByteBuffer value() {
        return ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8));
    }
}
