// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

import dev.songstreams.lake.format.FileFormat;
import dev.songstreams.lake.sink.Partitioner;
import dev.songstreams.lake.sink.TopicModel;
import dev.songstreams.lake.store.ObjectStore;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * How a redrive or replay works.
 *
 * @param format of the new files; null for that of those which are there
 * @param horizon the last entry whose rows are made anew; 0 for the newest
 * @param unitBytes about so many bytes of files are read for one entry
 * @param openBytes files being written are ended when they hold so much memory
 */
record ReplaySettings(
        ObjectStore store,
        String topic,
        TopicModel model,
        @Nullable FileFormat format,
        Partitioner partitioner,
        Clock clock,
        long horizon,
        long unitBytes,
        long openBytes,
        boolean dryRun,
        ReplayListener listener) {}
