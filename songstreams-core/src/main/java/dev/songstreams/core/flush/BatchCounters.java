// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.flush;

import java.time.Instant;

/**
 * What a flush policy sees of an open batch.
 *
 * @param openedAt when its first record arrived
 * @param records the records in it
 * @param bytes their keys' and values' bytes, as they came from Kafka
 */
public record BatchCounters(Instant openedAt, long records, long bytes) {}
