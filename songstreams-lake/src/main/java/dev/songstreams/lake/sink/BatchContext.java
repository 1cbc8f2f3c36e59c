// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import dev.songstreams.lake.format.FileFormat;
import dev.songstreams.lake.log.DataFileName;
import dev.songstreams.lake.store.ObjectStore;

/** What all files of a batch share. */
record BatchContext(
        LakeSettings settings, TopicPlan plan, String topic, String topicId, long base, SharedFiles shared) {
    /** Of a new batch, with no file yet. */
    BatchContext(LakeSettings settings, TopicPlan plan, String topic, String topicId, long base) {
        this(settings, plan, topic, topicId, base, new SharedFiles());
    }

    ObjectStore store() {
        return settings.store();
    }

    FileFormat format() {
        return settings.format();
    }

    Partitioner partitioner() {
        return settings.partitioner();
    }

    DataFileName origin(int partition, long offset) {
        return new DataFileName(topicId, partition, offset, base);
    }
}
