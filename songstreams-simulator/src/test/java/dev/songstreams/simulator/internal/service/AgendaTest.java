// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AgendaTest {
    @Test
    void ordersSeatsAsAPriorityQueueDoes() {
        for (int seats = 1; seats < 40; seats++) {
            assertAgrees(new Random(seats), seats);
        }
    }

    private static void assertAgrees(Random random, int seats) {
        long[] times = random.longs(seats, 0, 10).toArray();
        Agenda agenda = new Agenda(times);
        PriorityQueue<Turn> turns = new PriorityQueue<>();
        for (int seat = 0; seat < seats; seat++) {
            turns.add(new Turn(times[seat], seat));
        }
        for (int step = 0; step < 200; step++) {
            Turn next = turns.remove();
            assertThat(new Turn(agenda.nextTime(), agenda.nextSeat())).isEqualTo(next);
            long later = next.time() + random.nextInt(10);
            agenda.postpone(later);
            turns.add(new Turn(later, next.seat()));
        }
    }

    private record Turn(long time, int seat) implements Comparable<Turn> {
        @Override
        public int compareTo(Turn other) {
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : Integer.compare(seat, other.seat);
        }
    }
}
