// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import dev.songstreams.core.row.RowBatch;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rows of one zone that lie strewn over more days than files can be open: an open file costs as much memory as some hundred rows, so
 * that one for each day of ten years, or of times that are nonsense, would not fit. They wait here as they are and become files one
 * day after the other when their batch ends. Thread-safe.
 */
final class ScatteredRows {
    /** A day with as many has more memory here than in an open file. */
    private static final int MOST_OF_A_DAY = 1024;

    private static final int ROWS_OF_A_BATCH = 1024;
    /** A batch with as many has no further row: its array would be copied again and again. */
    private static final long MOST_VALUE_BYTES = 1 << 20;
    /** About what a day takes beyond its rows. */
    private static final int BYTES_OF_A_DAY = 200;

    private final Map<LocalDate, Day> days = new TreeMap<>();
    private final List<RowBatch> batches = new ArrayList<>();
    private long fullBytes;
    private int daysLeft;

    /** A day whose file is yet to be made. */
    private final class Day implements BatchFiles.Ending {
        private final BatchFiles.Opener opener;
        /** Of each its batch times {@link #ROWS_OF_A_BATCH} and its place there. */
        private int[] rows = new int[4];

        private int count;

        Day(BatchFiles.Opener opener) {
            this.opener = opener;
        }

        void add(int row) {
            if (count == rows.length) {
                rows = Arrays.copyOf(rows, 2 * count);
            }
            rows[count++] = row;
        }

        @Override
        public OpenFile end() throws IOException {
            OpenFile file = opener.open();
            int from = 0;
            while (from < count) {
                int to = endOfRun(from);
                int first = rows[from] % ROWS_OF_A_BATCH;
                file.write(batchOf(rows[from]), first, first + to - from);
                from = to;
            }
            file.end();
            ended();
            return file;
        }

        private int endOfRun(int from) {
            int to = from + 1;
            while (to < count && rows[to] == rows[to - 1] + 1 && rows[to] % ROWS_OF_A_BATCH != 0) {
                to++;
            }
            return to;
        }
    }

    /**
     * Takes a copy of some rows of a day; false if it has so many already that a file would take less memory.
     *
     * @param opener makes the day's file, with the others that end
     */
    synchronized boolean add(LocalDate date, BatchFiles.Opener opener, RowBatch rows, int from, int to) {
        Day day = days.get(date);
        if (day == null) {
            day = new Day(opener);
            days.put(date, day);
            daysLeft++;
        } else if (day.count + to - from > MOST_OF_A_DAY) {
            return false;
        }
        for (int row = from; row < to; row++) {
            RowBatch batch = batchWithRoom(rows);
            day.add((batches.size() - 1) * ROWS_OF_A_BATCH + batch.rows());
            batch.append(rows, row);
        }
        return true;
    }

    private RowBatch batchWithRoom(RowBatch like) {
        RowBatch last = batches.isEmpty() ? null : batches.get(batches.size() - 1);
        if (last == null || last.isFull() || last.valueBytes() >= MOST_VALUE_BYTES) {
            fullBytes += last == null ? 0 : last.memoryBytes();
            last = new RowBatch(like.schema(), ROWS_OF_A_BATCH);
            batches.add(last);
        }
        return last;
    }

    private synchronized RowBatch batchOf(int row) {
        return batches.get(row / ROWS_OF_A_BATCH);
    }

    /** The files to be made, by day. All are to be ended, or all forgotten, before more rows come. */
    synchronized List<BatchFiles.Ending> endings() {
        List<BatchFiles.Ending> endings = new ArrayList<>(days.values());
        days.clear();
        return endings;
    }

    private synchronized void ended() {
        daysLeft--;
        if (daysLeft == 0) {
            clear();
        }
    }

    synchronized boolean isEmpty() {
        return daysLeft == 0;
    }

    /** Forgets all rows. */
    synchronized void clear() {
        days.clear();
        batches.clear();
        fullBytes = 0;
        daysLeft = 0;
    }

    synchronized long memoryBytes() {
        return batches.isEmpty()
                ? 0
                : fullBytes + batches.get(batches.size() - 1).memoryBytes() + (long) BYTES_OF_A_DAY * daysLeft;
    }
}
