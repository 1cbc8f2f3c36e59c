// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record of which only the value matters; the rest is as eventsim leaves it. */
public record ValueRecord(@Nullable ByteBuffer value) implements SourceRecord {
    /** With this text as its value. */
    public static ValueRecord of(String value) {
        return new ValueRecord(ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String topic() {
        return "listen_events";
    }

    @Override
    public int partition() {
        return 3;
    }

    @Override
    public long offset() {
        return 1200;
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
}
