// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka;

import dev.songstreams.core.sink.SinkException;
import dev.songstreams.core.sink.SinkUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What goes wrong in a recording sink: nothing, unless told. Thread-safe. */
final class SinkFaults {
    /** What a poller asks of a sink; ANSWER stands for the answer to a commit that has come about. */
    enum Call {
        OPEN,
        POSITIONS,
        START_AT,
        WRITE,
        FINISH,
        END,
        COMMIT,
        ANSWER
    }

    private final Set<Call> unavailable = ConcurrentHashMap.newKeySet();
    private final Map<Call, Integer> calls = new ConcurrentHashMap<>();
    private final Queue<Runnable> beforeCommits = new ConcurrentLinkedQueue<>();
    private final Queue<RuntimeException> writeFailures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger discards = new AtomicInteger();
    private volatile @Nullable Semaphore commits;
    private volatile @Nullable Semaphore writes;
    private volatile @Nullable Semaphore finishes;
    private volatile @Nullable Semaphore endings;

    /** From now on these calls end as unavailable. */
    void breakDown(Call... broken) {
        unavailable.addAll(List.of(broken));
    }

    /** All calls do what they should. */
    void mend() {
        unavailable.clear();
    }

    /** How often it was called. */
    int calls(Call call) {
        return calls.getOrDefault(call, 0);
    }

    void called(Call call) {
        calls.merge(call, 1, Integer::sum);
        if (unavailable.contains(call)) {
            throw new SinkUnavailableException("no " + call, null);
        }
    }

    /** The next commit throws. */
    void failNextCommit(SinkException failure) {
        beforeCommits.add(() -> {
            throw failure;
        });
    }

    /** The next write of a chunk throws, and takes none of it. */
    void failNextWrite(RuntimeException failure) {
        writeFailures.add(failure);
    }

    /** Just before the next commit, another writer moves the topic's positions. */
    void overtakeNextCommit(RecordedTopic topic, Map<Integer, Long> positions) {
        beforeCommits.add(() -> topic.moveTo(positions));
    }

    /** From now on each commit takes a permit. */
    Semaphore holdCommits() {
        Semaphore permits = new Semaphore(0);
        commits = permits;
        return permits;
    }

    /** From now on each write of a chunk takes a permit. */
    Semaphore holdWrites() {
        Semaphore permits = new Semaphore(0);
        writes = permits;
        return permits;
    }

    /** From now on the end of each lane takes a permit. */
    Semaphore holdFinishes() {
        Semaphore permits = new Semaphore(0);
        finishes = permits;
        return permits;
    }

    /** From now on each step behind the last lane takes a permit. */
    Semaphore holdEndings() {
        Semaphore permits = new Semaphore(0);
        endings = permits;
        return permits;
    }

    int discards() {
        return discards.get();
    }

    void discarded() {
        discards.incrementAndGet();
    }

    void beforeCommit() {
        pass(commits);
        called(Call.COMMIT);
        Runnable fault = beforeCommits.poll();
        if (fault != null) {
            fault.run();
        }
    }

    void beforeWrite() {
        pass(writes);
        called(Call.WRITE);
        RuntimeException failure = writeFailures.poll();
        if (failure != null) {
            throw failure;
        }
    }

    void beforeFinish() {
        pass(finishes);
        called(Call.FINISH);
    }

    void beforeEnd() {
        pass(endings);
        called(Call.END);
    }

    private static void pass(@Nullable Semaphore permits) {
        try {
            if (permits != null) {
                permits.acquire();
            }
        } catch (InterruptedException e) {
            throw new SinkException("interrupted", e);
        }
    }
}
