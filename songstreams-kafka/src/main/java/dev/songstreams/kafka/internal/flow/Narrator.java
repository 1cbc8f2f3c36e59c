// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.flow;

import dev.songstreams.core.sink.CommitResult;
import dev.songstreams.kafka.PollerEvent;
import dev.songstreams.kafka.PollerListener;
import dev.songstreams.kafka.PollerSummary;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listeners what happens, shields the poller from what it throws, and counts for the summary. */
public final class Narrator {
    private static final Logger LOG = LoggerFactory.getLogger(Narrator.class);

    private final List<PollerListener> listeners;
    private final Set<PollerListener> complainedOf = Collections.newSetFromMap(new IdentityHashMap<>());
    private PollerSummary sum = new PollerSummary(0, 0, 0, 0, 0, 0, Duration.ZERO);

    public Narrator(List<PollerListener> listeners) {
        this.listeners = listeners;
    }

    public void tell(Consumer<PollerListener> event) {
        for (PollerListener listener : listeners) {
            tell(event, listener);
        }
    }

    private void tell(Consumer<PollerListener> event, PollerListener listener) {
        try {
            event.accept(listener);
        } catch (RuntimeException | Error e) {
            // Errors too: a listener that lacks a class must not take the poller with it.
            if (complainedOf.add(listener)) {
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
