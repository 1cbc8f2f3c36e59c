// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import dev.songstreams.core.sink.SinkException;
import dev.songstreams.lake.format.FileFormat;
import dev.songstreams.lake.log.DataFileName;
import dev.songstreams.lake.store.ObjectStore;
import java.io.IOException;

/** What all files of a batch share. */
record BatchContext(LakeSettings settings, TopicPlan plan, String topic, String topicId, long base, BatchFiles files) {
    /** Of a new batch, with no file yet. */
    BatchContext(LakeSettings settings, TopicPlan plan, String topic, String topicId, long base) {
        this(settings, plan, topic, topicId, base, new BatchFiles(settings.format()));
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

    /** A failure to write, as the sink's. */
    SinkException failed(IOException cause) {
        return SinkFailures.of("cannot write " + topic + " to " + store().root(), cause);
    }

    DataFileName origin(int partition, long offset) {
        return new DataFileName(topicId, partition, offset, base);
    }
}
