// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import dev.songstreams.core.decode.SourceHeader;
import dev.songstreams.core.decode.SourceRecord;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record of partition 0 that has nothing but a value. */
record KafkaValue(String topic, long offset, long timestamp, ByteBuffer value) implements SourceRecord {
    @Override
    public int partition() {
        return 0;
    }

    @Override
    public TimestampType timestampType() {
        return TimestampType.CREATE_TIME;
    }

    @Override
    public @Nullable ByteBuffer key() {
        return null;
    }

    @Override
    public List<SourceHeader> headers() {
        return List.of();
    }
}
