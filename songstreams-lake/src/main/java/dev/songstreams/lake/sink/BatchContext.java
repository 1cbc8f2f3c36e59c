// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import dev.songstreams.lake.format.FileFormat;
import dev.songstreams.lake.log.DataFileName;
import dev.songstreams.lake.store.ObjectStore;

/** What all files of a batch share. */
record BatchContext(
        ObjectStore store,
        FileFormat format,
        Partitioner partitioner,
        TopicPlan plan,
        String topic,
        String topicId,
        long base) {

    DataFileName origin(int partition, long offset) {
        return new DataFileName(topicId, partition, offset, base);
    }
}
