// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.batch;

import dev.songstreams.core.sink.SinkLane;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A thread that encodes: it does its tasks in their order, and writes to a sink lane of its own in each batch that it was
 * given records of. What ends a batch waits for disks and servers, so other threads do that, while this one goes on to the
 * next batch. A task that fails is reported, its batch is as good as lost, and the lane goes on, so that what is open can still be
 * released.
 */
public final class Lane {
    /** What Kafka's client makes of a record beside its bytes: the record, two buffers, its headers. */
    private static final int RECORD_BYTES = 256;

    private final Backlog backlog;
    private final SinkThreads endings;
    private final Consumer<Throwable> failures;
    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final AtomicLong queuedBytes = new AtomicLong();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Thread thread;

    Lane(String name, Backlog backlog, SinkThreads endings, Consumer<Throwable> failures) {
        this.backlog = backlog;
        this.endings = endings;
        this.failures = failures;
        this.thread = new Thread(this::work, name);
    }

    void start() {
        thread.start();
    }

    long queuedBytes() {
        return queuedBytes.get();
    }

    /** Its part of a batch that it has nothing of yet. */
    LanePart part(SinkLane sink) {
        return new LanePart(sink, endings.queue());
    }

    void write(Batch batch, LanePart part, List<ConsumerRecord<ByteBuffer, ByteBuffer>> records, long bytes) {
        long memory = bytes + (long) RECORD_BYTES * records.size();
        queuedBytes.addAndGet(bytes);
        backlog.add(memory);
        tasks.add(() -> {
            try {
                batch.unlessLost(() -> part.sink().write(new ConsumedRecords(records)));
            } finally {
                queuedBytes.addAndGet(-bytes);
                backlog.remove(memory);
            }
        });
    }

    /** Ends this lane's part of a batch, then runs the step behind it; not so if records of the batch were lost before. */
    void finish(Batch batch, LanePart part, Runnable then) {
        end(part, () -> {
            batch.unlessLost(part.sink()::finish);
            if (!batch.isSpoiled()) {
                then.run();
            }
        });
    }

    /** Lets go of a batch, then runs the step behind it: nothing is written to it any more. */
    void release(LanePart part, Runnable then) {
        end(part, then);
    }

    /** Behind all that was written before, and behind every ending of the part before. */
    private void end(LanePart part, Runnable ending) {
        tasks.add(() -> part.endings().execute(() -> attempt(ending)));
    }

    private void attempt(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            failures.accept(e);
        }
    }

    /** Stops when all tasks are done. */
    void stop() {
        tasks.add(() -> stopped.set(true));
    }

    /** Waits for the thread to end. */
    boolean join(long millis) throws InterruptedException {
        thread.join(Math.max(1, millis));
        return !thread.isAlive();
    }

    void interrupt() {
        thread.interrupt();
    }

    private void work() {
        while (!stopped.get()) {
            try {
                attempt(tasks.take());
            } catch (InterruptedException e) {
                // Only the end of the poller interrupts; what is still queued is released without being written.
                failures.accept(e);
            }
        }
    }
}
