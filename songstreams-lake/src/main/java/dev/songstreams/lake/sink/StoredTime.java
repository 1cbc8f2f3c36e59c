// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import dev.songstreams.core.decode.SourceRecord.TimestampType;

/** A record's timestamp as {@link KafkaRow} wrote it, whose type may hold the number too: {@code CREATE_TIME(123)}. */
record StoredTime(TimestampType type, long timestamp) {
    private static final long MICROS_PER_MILLI = 1000;

    static StoredTime of(String type, long micros) {
        return new StoredTime(TimestampType.valueOf(type), Math.floorDiv(micros, MICROS_PER_MILLI));
    }

    static StoredTime parse(String text) {
        int bracket = text.indexOf('(');
        return bracket < 0
                ? new StoredTime(TimestampType.valueOf(text), -1)
                : new StoredTime(
                        TimestampType.valueOf(text.substring(0, bracket)),
                        Long.parseLong(text, bracket + 1, text.length() - 1, 10));
    }
}
