// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EarlyForceTest {
    private static final int MEBIBYTE = 1 << 20;

    private final AtomicInteger forced = new AtomicInteger();

    @Test
    void forcesALargeFileNowAndThenAndASmallOneNever() throws IOException {
        EarlyForce early = new EarlyForce(forced::incrementAndGet, Runnable::run);
        write(early, 7);
        assertThat(forced).hasValue(0);
        write(early, 33);
        assertThat(forced).hasValue(5);
        early.end();
        assertThat(forced).hasValue(5);
    }

    @Test
    void forcesOnceAtATime() throws IOException {
        Queue<Runnable> waiting = new ArrayDeque<>();
        EarlyForce early = new EarlyForce(forced::incrementAndGet, waiting::add);
        write(early, 40);
        assertThat(waiting).hasSize(1);
        waiting.remove().run();
        write(early, 1);
        assertThat(waiting).hasSize(1);
    }

    @Test
    void throwsWhatFailedWhenMoreIsWrittenAndAtTheEnd() throws IOException {
        EarlyForce early = new EarlyForce(
                () -> {
                    throw new IOException("Input/output error");
                },
                Runnable::run);
        write(early, 8);
        assertThatThrownBy(() -> write(early, 8))
                .isInstanceOf(IOException.class)
                .hasMessage("Input/output error");
        assertThatThrownBy(early::end).isInstanceOf(IOException.class).hasMessage("Input/output error");
        early.await();
    }

    @Test
    void leavesAllToTheEndWhereTheStoreWasClosed() throws IOException {
        EarlyForce early = new EarlyForce(forced::incrementAndGet, task -> {
            throw new RejectedExecutionException();
        });
        write(early, 20);
        early.end();
        assertThat(forced).hasValue(0);
    }

    private static void write(EarlyForce early, int mebibytes) throws IOException {
        for (int i = 0; i < mebibytes; i++) {
            early.wrote(MEBIBYTE);
        }
    }
}
