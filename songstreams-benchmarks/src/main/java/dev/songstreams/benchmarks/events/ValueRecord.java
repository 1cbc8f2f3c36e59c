// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.events;

import dev.songstreams.core.decode.SourceHeader;
import dev.songstreams.core.decode.SourceRecord;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record that is a value and an offset, as eventsim's are.
 *
 * @param bytes the value, from position to limit
 * @param offset the offset
 */
public record ValueRecord(ByteBuffer bytes, long offset) implements SourceRecord {
    @Override
    public String topic() {
        return "listen_events";
    }

    @Override
    public int partition() {
        return 0;
    }

    @Override
    public long timestamp() {
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

    @Override
    public ByteBuffer value() {
        return bytes.duplicate();
    }
}
