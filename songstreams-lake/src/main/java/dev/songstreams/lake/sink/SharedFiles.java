// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import dev.songstreams.core.row.RowBatch;
import dev.songstreams.lake.log.Zone;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The files that the lanes of a batch share: one for each zone and day, so that late events of many days make one small file a
 * day and not one for each lane. A lane that has many rows of one day at hand, while another writes that day's file, opens one of
 * its own: of a day with so much to write, several files are no harm, and waiting would cost a core. Thread-safe.
 */
final class SharedFiles {
    /** Rows at hand of one day from which on a lane does not wait for another. */
    private static final int LONG_RUN = 256;

    /** Where a file belongs. */
    private record Place(Zone zone, LocalDate day) {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::zone).thenComparing(Place::day);
    }

    private final Map<Place, SharedFile> files = new ConcurrentSkipListMap<>(Place.ORDER);
    private int lanes;

    /**
     * A lane begins. All lanes of a batch begin before the first ends, where they can: what comes later finds the files ended, and
     * begins others.
     *
     * @return whether it is the only one so far: it answers for the memory
     */
    synchronized boolean enter() {
        return lanes++ == 0;
    }

    /** Writes rows of one day; false if the lane is to write them to a file of its own. */
    boolean write(Zone zone, LocalDate day, SharedFile.Opener opener, RowBatch rows, int from, int to)
            throws IOException {
        return files.computeIfAbsent(new Place(zone, day), place -> new SharedFile())
                .write(opener, rows, from, to, to - from < LONG_RUN);
    }

    /** A lane has written all it had; the last one ends the files. */
    synchronized void leave(FileEndings endings) throws IOException {
        if (--lanes > 0) {
            return;
        }
        for (Iterator<SharedFile> open = files.values().iterator(); open.hasNext(); ) {
            OpenFile file = open.next().file();
            open.remove();
            if (file != null) {
                endings.end(file);
            }
        }
    }

    /** Throws away the files that have not ended; no lane writes any more. */
    synchronized void discard(Cleanup cleanup) {
        for (SharedFile shared : files.values()) {
            OpenFile file = shared.file();
            if (file != null) {
                cleanup.attempt(file::discard);
            }
        }
        files.clear();
    }

    long memoryBytes() {
        long sum = 0;
        for (SharedFile file : files.values()) {
            sum += file.memoryBytes();
        }
        return sum;
    }
}
