// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import dev.songstreams.core.row.RowSchema;
import dev.songstreams.lake.format.FileFormat;
import dev.songstreams.lake.log.LakeListener;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.store.ObjectStore;
import java.util.Map;
import java.util.Set;

/**
 * Where and how the records of a topic are made into rows of clean and dead anew: what a redrive and a replay write with.
 *
 * @param store the lake
 * @param topic the topic
 * @param model how its records are decoded
 * @param format the files' format
 * @param partitioner the rows' days
 */
public record RewriteTarget(
        ObjectStore store, String topic, TopicModel model, FileFormat format, Partitioner partitioner) {

    /** The columns of zones clean and dead. */
    public Map<Zone, RowSchema> schemas() {
        return plan().schemas();
    }

    /** Decodes without writing. */
    public DecodeTrial trial() {
        return new DecodeTrial(model, format);
    }

    /**
     * Begins files of clean and dead.
     *
     * @param topicId the topic's id, which stands in the files' names
     * @param base the newest sequence of the log that their writer has read, which stands there too
     * @param maxOpenBytes files are ended when they hold so much memory together
     * @param deadLetters told of each record that can't be decoded
     */
    public RewriteFiles begin(String topicId, long base, long maxOpenBytes, DeadLetterListener deadLetters) {
        LakeSettings settings = new LakeSettings(store, format, partitioner, deadLetters, LakeListener.NONE);
        return new RewriteFiles(new BatchContext(settings, plan(), topic, topicId, base), maxOpenBytes);
    }

    private TopicPlan plan() {
        return TopicPlan.of(topic, Set.of(Zone.CLEAN), model);
    }
}
