// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import dev.songstreams.lake.format.FileFormat;
import dev.songstreams.lake.log.LakeListener;
import dev.songstreams.lake.store.ObjectStore;

/** What all files of a lake's writer share. */
record LakeSettings(
        ObjectStore store,
        FileFormat format,
        Partitioner partitioner,
        DeadLetterListener deadLetters,
        LakeListener listener,
        SpareBatches spares) {
    /** With batches to lend of its own. */
    LakeSettings(
            ObjectStore store,
            FileFormat format,
            Partitioner partitioner,
            DeadLetterListener deadLetters,
            LakeListener listener) {
        this(store, format, partitioner, deadLetters, listener, new SpareBatches());
    }
}
