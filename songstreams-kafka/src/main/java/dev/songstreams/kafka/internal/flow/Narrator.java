// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.flow;

import dev.songstreams.core.sink.CommitResult;
import dev.songstreams.kafka.PollerEvent;
import dev.songstreams.kafka.PollerListener;
import dev.songstreams.kafka.PollerSummary;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listener what happens, shields the poller from what it throws, and counts for the summary. */
public final class Narrator {
    private static final Logger LOG = LoggerFactory.getLogger(Narrator.class);

    private final PollerListener listener;
    private boolean complained;
    private PollerSummary sum = new PollerSummary(0, 0, 0, 0, 0, 0, Duration.ZERO);

    public Narrator(PollerListener listener) {
        this.listener = listener;
    }

    public void tell(Consumer<PollerListener> event) {
        try {
            event.accept(listener);
        } catch (RuntimeException | Error e) {
            // Errors too: a listener that lacks a class must not take the poller with it.
            if (!complained) {
                complained = true;
                LOG.warn("the poller's listener {} threw; this is said once", listener.getClass(), e);
            }
        }
    }

    public void committed(String topic, CommitResult.Committed result, Duration took) {
        sum = new PollerSummary(
                sum.commits() + 1,
                sum.records() + result.records(),
                sum.deadLetters() + result.deadLetters(),
                sum.files() + result.files(),
                sum.bytes() + result.bytes(),
                sum.superseded(),
                Duration.ZERO);
        tell(listener -> listener.committed(new PollerEvent.Committed(topic, result, took)));
    }

    public void superseded(String topic, CommitResult.Superseded result, long records) {
        sum = new PollerSummary(
                sum.commits(),
                sum.records(),
                sum.deadLetters(),
                sum.files(),
                sum.bytes(),
                sum.superseded() + 1,
                Duration.ZERO);
        tell(listener -> listener.superseded(new PollerEvent.Superseded(topic, result, records)));
    }

    public PollerSummary summary(Duration elapsed) {
        return new PollerSummary(
                sum.commits(), sum.records(), sum.deadLetters(), sum.files(), sum.bytes(), sum.superseded(), elapsed);
    }
}
