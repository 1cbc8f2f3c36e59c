// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.lake.format.FormatDescription;
import dev.songstreams.lake.store.ObjectKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file of the lake.
 *
 * @param key its name under the lake's root
 * @param zone the zone it lies in
 * @param format what a reader must know to read it
 * @param columns how many of the schema's columns it has, counted from the first
 * @param rows its rows
 * @param bytes its length
 * @param crc32c the CRC32C of its bytes, eight hex digits
 * @param minTime the earliest time in its rows: the event's in CLEAN, the Kafka timestamp elsewhere; null if no row has one
 * @param maxTime the latest
 */
public record DataFile(
        ObjectKey key,
        Zone zone,
        FormatDescription format,
        int columns,
        long rows,
        long bytes,
        String crc32c,
        @Nullable Instant minTime,
        @Nullable Instant maxTime) {}
