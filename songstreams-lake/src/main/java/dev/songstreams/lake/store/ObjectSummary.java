// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store;

import java.time.Instant;

/**
 * What a listing says of an object.
 *
 * @param key its name
 * @param bytes its length
 * @param lastModified when it was stored, by the store's clock
 */
public record ObjectSummary(ObjectKey key, long bytes, Instant lastModified) {}
