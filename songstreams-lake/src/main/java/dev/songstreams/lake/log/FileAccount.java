// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

/** What comes of a log's files: told of its beginning by the segments of a checkpoint, then of each entry behind that. */
interface FileAccount {
    void add(Segment segment);

    void add(LogEntry entry);
}
