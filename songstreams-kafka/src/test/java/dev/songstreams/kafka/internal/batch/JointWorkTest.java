// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.core.sink.SinkException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class JointWorkTest {
    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void eachStepIsTakenOnceByWhoeverIsFree() throws InterruptedException {
        CyclicBarrier together = new CyclicBarrier(2);
        AtomicInteger taken = new AtomicInteger();
        List<Runnable> steps = new ArrayList<>(Collections.nCopies(98, taken::incrementAndGet));
        // One thread alone would wait here for ever.
        steps.add(0, () -> meet(together));
        steps.add(0, () -> meet(together));
        JointWork work = new JointWork(steps);
        Thread helper = new Thread(work);
        helper.start();
        work.complete();
        helper.join();
        assertThat(taken).hasValue(98);
        // Who comes late finds nothing to do.
        work.run();
        assertThat(taken).hasValue(98);
    }

    @Test
    void withoutStepsItIsCompleteAtOnce() {
        new JointWork(List.of()).complete();
    }

    @Test
    void theFirstFailureIsThrownAndWhatWasNotBegunIsLeftOut() throws InterruptedException {
        CyclicBarrier together = new CyclicBarrier(2);
        IllegalStateException own = new IllegalStateException("one");
        IllegalStateException other = new IllegalStateException("another");
        AtomicInteger taken = new AtomicInteger();
        List<Runnable> steps = List.of(
                () -> {
                    meet(together);
                    throw own;
                },
                () -> {
                    meet(together);
                    throw other;
                },
                taken::incrementAndGet);
        JointWork work = new JointWork(steps);
        Thread helper = new Thread(work);
        helper.start();
        assertThatThrownBy(work::complete)
                .isIn(own, other)
                .satisfies(
                        thrown -> assertThat(thrown.getSuppressed()).hasSize(1).doesNotContain(thrown));
        helper.join();
        assertThat(taken).hasValue(0);
    }

    @Test
    void anErrorIsThrownRatherThanWhatFailedBefore() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch failed = new CountDownLatch(1);
        AssertionError error = new AssertionError("broken");
        IllegalStateException first = new IllegalStateException("first");
        JointWork work = new JointWork(List.of(
                () -> {
                    begun.countDown();
                    await(failed);
                    throw error;
                },
                () -> {
                    throw first;
                }));
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread owner = new Thread(work::complete);
        owner.setUncaughtExceptionHandler((thread, failure) -> thrown.set(failure));
        owner.start();
        begun.await();
        // Takes the second step, and fails before the first does.
        work.run();
        failed.countDown();
        owner.join();
        assertThat(thrown).hasValue(error);
        assertThat(error.getSuppressed()).containsExactly(first);
    }

    @Test
    void whatIsCheckedHereAndThrownAllTheSameIsAFailure() {
        IOException checked = new IOException("no room");
        assertThatThrownBy(() -> new JointWork(List.of(() -> sneak(checked))).complete())
                .isInstanceOf(SinkException.class)
                .hasMessage("a batch could not be ended: no room")
                .hasCause(checked);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Exception> void sneak(Exception checked) throws E {
        throw (E) checked;
    }

    @Test
    void anErrorIsThrownAsItIs() {
        AssertionError error = new AssertionError("broken");
        Runnable broken = () -> {
            throw error;
        };
        assertThatThrownBy(() -> new JointWork(List.of(broken)).complete()).isSameAs(error);
    }

    @Test
    void whoIsInterruptedStillWaitsForStepsUnderWay() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();
        JointWork work = new JointWork(List.of(() -> {
            begun.countDown();
            await(goOn);
            ended.incrementAndGet();
        }));
        Thread helper = new Thread(work);
        helper.start();
        begun.await();
        List<Object> seen = Collections.synchronizedList(new ArrayList<>());
        Thread owner = new Thread(() -> {
            work.complete();
            seen.add(ended.get());
            seen.add(Thread.currentThread().isInterrupted());
        });
        owner.start();
        owner.interrupt();
        owner.join(200);
        assertThat(seen).isEmpty();
        goOn.countDown();
        owner.join();
        helper.join();
        assertThat(seen).containsExactly(1, true);
    }
}
