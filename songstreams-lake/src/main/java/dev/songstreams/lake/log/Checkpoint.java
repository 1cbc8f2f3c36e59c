// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.lake.store.ObjectKey;
import java.util.List;
import java.util.Set;

/**
 * What a log's entries up to one of them leave in the lake, so that nobody has to read them all. Positions, columns and fence
 * stand in that entry itself. Made from the log alone and checked against it: without one all goes on, only slower.
 *
 * @param sequence the entry that it stands for
 * @param entryId that entry's id: of a log that was put back and went on otherwise, it is another
 * @param segments the list of files in parts, which cover the log from the first entry to this one
 * @param features what a reader must know to read on; empty today
 */
record Checkpoint(long sequence, String entryId, List<Part> segments, Set<String> features) {
    /** Before the first entry. */
    static final Checkpoint NONE = new Checkpoint(0, "", List.of(), Set.of());

    Checkpoint {
        segments = List.copyOf(segments);
        features = Set.copyOf(features);
    }

    /**
     * Where a segment lies, and what it must be.
     *
     * @param size how many files it lists, in the lake and removed
     * @param crc32c of its bytes, eight hex digits
     */
    record Part(ObjectKey key, long from, long to, int size, String crc32c) {}

    /** Whether the segments cover the log without a hole or an overlap. */
    boolean isWhole() {
        long next = 1;
        for (Part part : segments) {
            if (part.from() != next || part.to() < part.from()) {
                return false;
            }
            next = part.to() + 1;
        }
        return next == sequence + 1 && features.isEmpty();
    }
}
