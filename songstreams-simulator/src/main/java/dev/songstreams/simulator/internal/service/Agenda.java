// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.service;

/**
 * Who is to act next: a binary heap of times, one for each seat, that always holds all seats.
 *
 * <p>At equal times the lower seat comes first. Nothing is allocated after construction.
 */
final class Agenda {
    private final long[] times;
    private final int[] seats;

    /** An agenda in which seat i acts at {@code firstTimes[i]}. */
    Agenda(long[] firstTimes) {
        this.times = firstTimes.clone();
        this.seats = new int[times.length];
        for (int seat = 0; seat < seats.length; seat++) {
            seats[seat] = seat;
        }
        for (int parent = times.length / 2 - 1; parent >= 0; parent--) {
            sink(parent);
        }
    }

    long nextTime() {
        return times[0];
    }

    int nextSeat() {
        return seats[0];
    }

    /** The seat that was next will act at this time instead. */
    void postpone(long time) {
        times[0] = time;
        sink(0);
    }

    private void sink(int from) {
        long time = times[from];
        int seat = seats[from];
        int hole = from;
        int child = earlierChild(hole);
        while (child < times.length && isBefore(child, time, seat)) {
            times[hole] = times[child];
            seats[hole] = seats[child];
            hole = child;
            child = earlierChild(hole);
        }
        times[hole] = time;
        seats[hole] = seat;
    }

    private int earlierChild(int parent) {
        int left = 2 * parent + 1;
        int right = left + 1;
        return right < times.length && isBefore(right, times[left], seats[left]) ? right : left;
    }

    private boolean isBefore(int index, long time, int seat) {
        return times[index] < time || (times[index] == time && seats[index] < seat);
    }
}
