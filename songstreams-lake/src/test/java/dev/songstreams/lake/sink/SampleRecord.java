// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import dev.songstreams.core.decode.SourceHeader;
import dev.songstreams.core.decode.SourceRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A record as a test gives it. */
record SampleRecord(
        String topic,
        int partition,
        long offset,
        long timestamp,
        TimestampType timestampType,
        ByteBuffer key,
        List<SourceHeader> headers,
        ByteBuffer value)
        implements SourceRecord {

    static SampleRecord of(int partition, long offset, String value) {
        return of(partition, offset, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    static SampleRecord of(int partition, long offset, byte[] value) {
        return new SampleRecord(
                "listen_events",
                partition,
                offset,
                1_767_571_200_000L,
                TimestampType.CREATE_TIME,
                null,
                List.of(),
                value == null ? null : ByteBuffer.wrap(value));
    }

    SampleRecord with(byte[] newKey, List<SourceHeader> newHeaders) {
        return new SampleRecord(
                topic, partition, offset, timestamp, timestampType, ByteBuffer.wrap(newKey), newHeaders, value);
    }

    SampleRecord at(long newTimestamp, TimestampType type) {
        return new SampleRecord(topic, partition, offset, newTimestamp, type, key, headers, value);
    }
}
