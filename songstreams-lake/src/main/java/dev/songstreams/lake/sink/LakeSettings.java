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
        LakeListener listener) {}
