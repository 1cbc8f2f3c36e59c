// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.lake.log.ModelWorld.Kind;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs a script on a thread of its own, which stands still before each step until it is told how the step goes. */
final class ModelActor {
    /** What an actor does. */
    interface Script {
        void run(ModelActor self, ModelStore store) throws IOException;
    }

    /**
     * A step that an actor is about to take.
     *
     * @param text what it is
     * @param creates whether it is a conditional create, whose answer may be lost
     * @param decides whether it asks the model to decide between no and yes
     */
    record Ask(String text, boolean creates, boolean decides) {}

    /** Ends a script wherever it is. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;

        Crash() {
            super("crash", null, false, false);
        }
    }

    private static final long LONGEST_STEP_SECONDS = 60;

    private final ModelWorld world;
    private final String name;
    private final Script script;
    private final Semaphore go = new Semaphore(0);
    private final Semaphore standsStill = new Semaphore(0);
    private final StringBuilder history = new StringBuilder();
    private volatile Kind kind = Kind.GO;
    private volatile @Nullable Ask asks;
    private volatile boolean stopped;
    private volatile boolean atItsEnd;
    private volatile @Nullable Throwable failure;

    ModelActor(ModelWorld world, String name, Script script) {
        this.world = world;
        this.name = name;
        this.script = script;
    }

    String name() {
        return name;
    }

    boolean isAtItsEnd() {
        return atItsEnd;
    }

    Ask asks() {
        return java.util.Objects.requireNonNull(asks, "it stands before a step");
    }

    /** All that it has seen, on which alone depends what it will do; nothing once it does nothing any more. */
    String history() {
        return atItsEnd ? "-" : history.toString();
    }

    void saw(String what) {
        history.append(world.named("?", what)).append(';');
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    void start(ExecutorService threads) {
        threads.execute(this::play);
        await(standsStill);
    }

    private void play() {
        try {
            script.run(this, new ModelStore(world, this));
        } catch (Crash e) {
            stopped = true;
        } catch (IOException | RuntimeException | Error e) {
            failure = e;
        } finally {
            atItsEnd = true;
            standsStill.release();
        }
    }

    /** Called by the script before a step: the way the step is to go. */
    Kind next(Ask ask) {
        if (stopped) {
            throw new Crash();
        }
        asks = ask;
        standsStill.release();
        await(go);
        if (kind == Kind.CRASH) {
            stopped = true;
            throw new Crash();
        }
        return kind;
    }

    /** Called by the script: whether the model decides for yes. */
    boolean decide(String question) {
        boolean yes = next(new Ask(question, false, true)) == Kind.YES;
        saw(question + yes);
        return yes;
    }

    void step(Kind how) {
        kind = how;
        go.release();
        await(standsStill);
        Throwable thrown = failure;
        if (thrown != null) {
            throw new AssertionError(name + " failed after" + world.trace(), thrown);
        }
    }

    void stop() {
        if (!atItsEnd) {
            kind = Kind.CRASH;
            go.release();
            await(standsStill);
        }
    }

    private static void await(Semaphore semaphore) {
        try {
            if (!semaphore.tryAcquire(LONGEST_STEP_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("no step within " + LONGEST_STEP_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
