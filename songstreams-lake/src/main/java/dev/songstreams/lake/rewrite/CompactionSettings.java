// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

import dev.songstreams.lake.format.FileFormat;
import dev.songstreams.lake.store.ObjectStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a compaction works.
 *
 * @param age how long ago files were committed at most; null for all
 * @param fileBytes the length that files are to have
 * @param format of new files, where those that they are made of are described alike; null for what the log says of those
 */
record CompactionSettings(
        ObjectStore store,
        Clock clock,
        @Nullable Duration age,
        long fileBytes,
        @Nullable FileFormat format,
        boolean dryRun) {
    /** When the oldest entry was written that is looked at; null for the first. */
    @Nullable
    Instant since() {
        return age == null ? null : clock.instant().minus(age);
    }
}
