// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import dev.songstreams.core.row.RowBatch;
import dev.songstreams.lake.format.FileFormat;
import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.Zone;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The data files of a batch, open ones and published ones. Its lanes share one for each zone and day, so that late events of many days
 * make one small file a day and not one for each lane. A lane that has many rows of one day at hand, while another writes that day's
 * file, begins one of its own: of a day with so much to write, several files are no harm, and waiting would cost a core.
 * Thread-safe.
 */
final class BatchFiles {
    /** Rows at hand of one day from which on a lane does not wait for another. */
    private static final int LONG_RUN = 256;

    /**
     * How many one thread has on their way to the store at a time, beyond the one that ends: a server may take longer to answer than
     * a file to end. Not all, since until the answer each is in memory.
     */
    private static final int MOST_UNDER_WAY = 4;

    /** Parts into which the files of a batch are divided for threads to end them. */
    private static final int MOST_PARTS = 8;

    /** Files of a part, if there are as many: one is on its way while the other ends. */
    private static final int LEAST_OF_A_PART = 2;

    /** Files that are open beside each other; rows of further days are {@linkplain ScatteredRows scattered}. */
    private static final int MOST_OPEN = 128;

    /** Where a file belongs. */
    private record Place(Zone zone, LocalDate day) {}

    /** Makes a file when the first rows come. */
    interface Opener {
        /** The file, begun. */
        OpenFile open() throws IOException;
    }

    /** The step that ends a file, to which nothing is written any more. */
    interface Ending {
        /** The file, ended and not yet published. */
        OpenFile end() throws IOException;
    }

    private final FileFormat format;
    private final Map<Zone, ScatteredRows> scattered = new ConcurrentHashMap<>();
    private final Map<Place, SharedFile> shared = new ConcurrentHashMap<>();
    private final Set<OpenFile> open = ConcurrentHashMap.newKeySet();
    private final Queue<DataFile> published = new ConcurrentLinkedQueue<>();

    /** None yet. */
    BatchFiles(FileFormat format) {
        this.format = format;
    }

    /** Writes rows of one day to the lanes' file; false if the lane is to write them to a file of its own. */
    boolean writeShared(Zone zone, LocalDate day, Opener opener, RowBatch rows, int from, int to) throws IOException {
        Place place = new Place(zone, day);
        Opener beginning = () -> begin(opener);
        if (open.size() >= MOST_OPEN && !shared.containsKey(place) && scatter(place, beginning, rows, from, to)) {
            return true;
        }
        return shared.computeIfAbsent(place, missing -> new SharedFile())
                .write(beginning, rows, from, to, to - from < LONG_RUN);
    }

    private boolean scatter(Place place, Opener opener, RowBatch rows, int from, int to) {
        return scattered
                .computeIfAbsent(place.zone(), zone -> new ScatteredRows())
                .add(place.day(), opener, rows, from, to);
    }

    /** A file that only whoever asks writes to. */
    OpenFile begin(Opener opener) throws IOException {
        OpenFile file = opener.open();
        open.add(file);
        return file;
    }

    /**
     * The steps that end all files, to which nothing is written any more: the largest first, so that none of them is left for last,
     * and scattered rows behind them.
     */
    List<Ending> endOfRows() {
        shared.clear();
        List<OpenFile> files = new ArrayList<>(open);
        files.sort(Comparator.comparingLong(OpenFile::rows)
                .reversed()
                .thenComparing(file -> file.key().path()));
        List<Ending> endings = new ArrayList<>();
        files.forEach(file -> endings.add(() -> ended(file)));
        scattered.values().forEach(rows -> endings.addAll(rows.endings()));
        return endings;
    }

    private static OpenFile ended(OpenFile file) throws IOException {
        file.end();
        return file;
    }

    /** The same in parts that make about as much work each, to be stored by a thread each. */
    List<List<Ending>> partsOfEnd() {
        List<Ending> files = endOfRows();
        int count = Math.min(MOST_PARTS, (files.size() + LEAST_OF_A_PART - 1) / LEAST_OF_A_PART);
        List<List<Ending>> parts = new ArrayList<>();
        for (int first = 0; first < count; first++) {
            List<Ending> part = new ArrayList<>();
            for (int file = first; file < files.size(); file += count) {
                part.add(files.get(file));
            }
            parts.add(part);
        }
        return parts;
    }

    /** Ends files and publishes them. */
    void store(List<Ending> files) throws IOException {
        Queue<OpenFile> underWay = new ArrayDeque<>();
        for (Ending file : files) {
            underWay.add(file.end());
            if (underWay.size() > MOST_UNDER_WAY) {
                publish(underWay.remove());
            }
        }
        for (OpenFile file : underWay) {
            publish(file);
        }
    }

    private void publish(OpenFile file) throws IOException {
        published.add(file.publish(format));
        open.remove(file);
    }

    boolean isAllPublished() {
        return open.isEmpty() && scattered.values().stream().allMatch(ScatteredRows::isEmpty);
    }

    /** The published files, by their names. */
    List<DataFile> published() {
        List<DataFile> files = new ArrayList<>(published);
        files.sort(Comparator.comparing(file -> file.key().path()));
        return files;
    }

    /** Throws away the files that are not published; nobody writes to them any more. */
    void discard(Cleanup cleanup) {
        shared.clear();
        scattered.values().forEach(ScatteredRows::clear);
        open.forEach(file -> cleanup.attempt(file::discard));
        open.clear();
    }

    long memoryBytes() {
        long sum = 0;
        for (OpenFile file : open) {
            sum += file.memoryBytes();
        }
        for (ScatteredRows rows : scattered.values()) {
            sum += rows.memoryBytes();
        }
        return sum;
    }
}
