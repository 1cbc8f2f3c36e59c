// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.core.sink.SinkUnavailableException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SinkThreadsTest {
    private final SinkThreads threads = new SinkThreads(8, "test");

    @AfterEach
    void close() throws InterruptedException {
        assertThat(threads.close(Duration.ofSeconds(5))).isTrue();
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the last lane of a batch does it: on one of the threads. */
    private void together(List<Runnable> steps) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        threads.queue().execute(() -> {
            try {
                threads.together(steps);
            } catch (Throwable e) {
                failure.set(e);
            }
            done.countDown();
        });
        done.await();
        if (failure.get() instanceof RuntimeException failed) {
            throw failed;
        }
    }

    @Test
    void halfOfTheThreadsTakeStepsBesideEachOther() throws InterruptedException {
        CyclicBarrier four = new CyclicBarrier(4);
        Set<String> seen = ConcurrentHashMap.newKeySet();
        together(Collections.nCopies(8, () -> {
            meet(four);
            seen.add(Thread.currentThread().getName());
        }));
        assertThat(seen).hasSize(4);
    }

    @Test
    void whereAllThreadsAreAtWorkOneTakesAllSteps() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(7);
        for (int i = 0; i < 7; i++) {
            threads.queue().execute(() -> {
                begun.countDown();
                try {
                    busy.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
        begun.await();
        Set<String> seen = ConcurrentHashMap.newKeySet();
        together(Collections.nCopies(8, () -> seen.add(Thread.currentThread().getName())));
        busy.countDown();
        assertThat(seen).hasSize(1);
    }

    @Test
    void whatAStepFailsWithIsThrownAndTheThreadsGoOn() throws InterruptedException {
        SinkUnavailableException away = new SinkUnavailableException("away", null);
        assertThatThrownBy(() -> together(List.of(() -> {
                    throw away;
                })))
                .isSameAs(away);
        AtomicInteger taken = new AtomicInteger();
        together(Collections.nCopies(20, taken::incrementAndGet));
        assertThat(taken).hasValue(20);
    }

    @Test
    void stepsAreStillTakenWhenTheThreadsHaveEnded() throws InterruptedException {
        threads.close(Duration.ofSeconds(5));
        AtomicInteger taken = new AtomicInteger();
        threads.together(Collections.nCopies(20, taken::incrementAndGet));
        assertThat(taken).hasValue(20);
    }
}
