// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.faults;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Which requests meet a fault, how many of them, and which fault; once, unless told otherwise. It holds from the call that
 * names the fault. Safe for use by many threads.
 */
public final class FaultRule {
    private final S3Faults faults;
    private final Predicate<S3Request> matcher;
    private volatile Fault fault = Fault.NONE;
    private int skip;
    private int left = 1;
    private int applied;

    FaultRule(S3Faults faults, Predicate<S3Request> matcher) {
        this.faults = faults;
        this.matcher = matcher;
    }

    /** Lets the first such requests pass; none by default. */
    public synchronized FaultRule skip(int requests) {
        skip = requests;
        return this;
    }

    /** Meets so many requests; one by default. */
    public synchronized FaultRule times(int requests) {
        left = requests;
        return this;
    }

    /** Meets every request until {@link S3Faults#clear}. */
    public FaultRule always() {
        return times(Integer.MAX_VALUE);
    }

    /** How many requests have met the fault. */
    public synchronized int applied() {
        return applied;
    }

    /** Passes everything on, but only after this time. */
    public FaultRule delay(Duration delay) {
        return hold(exchange -> {
            TimeUnit.NANOSECONDS.sleep(delay.toNanos());
            Fault.NONE.apply(exchange);
        });
    }

    /** Resets the connection when the request's head has come; the server sees nothing of it. */
    public FaultRule reset() {
        return hold(Exchange::reset);
    }

    /** Resets both connections when the server was sent the head and so many bytes of the body. */
    public FaultRule resetRequestAfter(int bytes) {
        return hold(exchange -> {
            exchange.forwardRequest(bytes);
            exchange.reset();
        });
    }

    /** Resets the connection when the client was sent the head and so many bytes of the body of the server's answer. */
    public FaultRule resetAnswerAfter(int bytes) {
        return hold(exchange -> {
            exchange.forwardRequest();
            exchange.relayAnswer(bytes);
            exchange.reset();
        });
    }

    /** As {@link #resetAnswerAfter}, but closes the connection in the orderly way, as at an answer's true end. */
    public FaultRule cutAnswerAfter(int bytes) {
        return hold(exchange -> {
            exchange.forwardRequest();
            exchange.relayAnswer(bytes);
            exchange.hangUp();
        });
    }

    /**
     * Answers in the server's place, which sees nothing of the request.
     *
     * @param status as 503
     * @param code of the error as S3 writes it, as {@code SlowDown}
     */
    public FaultRule answer(int status, String code) {
        return hold(exchange -> exchange.answer(status, code));
    }

    /** The server does what is asked, but its answer is lost: the connection is reset. */
    public FaultRule loseAnswer() {
        return hold(exchange -> {
            exchange.forwardRequest();
            exchange.dropAnswer();
            exchange.reset();
        });
    }

    /** Holds the request at the gate; the server sees nothing of it before. */
    public Gate holdRequest() {
        Gate gate = new Gate();
        hold(exchange -> {
            gate.pass();
            Fault.NONE.apply(exchange);
        });
        return gate;
    }

    /** The server does what is asked, and its answer is held at the gate. */
    public Gate holdAnswer() {
        Gate gate = new Gate();
        hold(exchange -> {
            exchange.forwardRequest();
            exchange.awaitAnswer();
            gate.pass();
            exchange.relayAnswer();
        });
        return gate;
    }

    /**
     * Takes the whole request and resets the connection, as if it were lost; the server sees it only when the gate is
     * opened. Keeps the request in memory.
     */
    public Gate forwardLate() {
        Gate gate = new Gate();
        hold(exchange -> {
            exchange.takeRequest();
            exchange.resetClient();
            gate.pass();
            exchange.forwardRequest();
            exchange.dropAnswer();
        });
        return gate;
    }

    /** Runs something when the request's head has come, before the server sees anything of it; then passes everything on. */
    public FaultRule run(Consumer<S3Request> action) {
        return hold(exchange -> {
            action.accept(exchange.request());
            Fault.NONE.apply(exchange);
        });
    }

    /** Runs something when the server has done what is asked, before the client gets the answer. */
    public FaultRule runBeforeAnswer(Consumer<S3Request> action) {
        return hold(exchange -> {
            exchange.forwardRequest();
            exchange.awaitAnswer();
            action.accept(exchange.request());
            exchange.relayAnswer();
        });
    }

    private FaultRule hold(Fault named) {
        fault = named;
        faults.add(this);
        return this;
    }

    Fault fault() {
        return fault;
    }

    /** Whether this request meets the fault; counts it then. */
    synchronized boolean meets(S3Request request) {
        if (left == 0 || !matcher.test(request)) {
            return false;
        }
        if (skip > 0) {
            skip--;
            return false;
        }
        left--;
        applied++;
        return true;
    }
}
