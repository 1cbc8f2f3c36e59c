// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka record as it came off the wire. May be one object reused for record after record: what is to outlive the call
 * must be copied. Buffers are to be read by absolute index or from a duplicate; their position and limit bound the bytes.
 */
public interface SourceRecord {
    /** What a record's timestamp stands for. */
    enum TimestampType {
        /** The record has none. */
        NONE,
        /** When its producer made it. */
        CREATE_TIME,
        /** When the broker appended it. */
        LOG_APPEND_TIME
    }

    /** The topic's name. */
    String topic();

    /** The partition, from 0. */
    int partition();

    /** The offset in the partition, from 0. */
    long offset();

    /** Milliseconds since 1970, or -1 where the type is NONE. */
    long timestamp();

    /** What the timestamp stands for. */
    TimestampType timestampType();

    /** The key, or null. */
    @Nullable
    ByteBuffer key();

    /** The headers in order. */
    List<SourceHeader> headers();

    /** The value, or null: then the record is a tombstone. */
    @Nullable
    ByteBuffer value();

    /** Where the record stands, for messages: {@code listen_events-3@1200}. */
    default String coordinates() {
        return topic() + "-" + partition() + "@" + offset();
    }
}
