// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is told. */
final class RecordingListener implements PollerListener {
    private final List<PollerEvent> events = new CopyOnWriteArrayList<>();

    /** The events of one kind, in order. */
    <E extends PollerEvent> List<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Override
    public void started(PollerEvent.Started event) {
        events.add(event);
    }

    @Override
    public void topicMissing(PollerEvent.TopicMissing event) {
        events.add(event);
    }

    @Override
    public void topicFound(PollerEvent.TopicFound event) {
        events.add(event);
    }

    @Override
    public void topicRecreated(PollerEvent.TopicRecreated event) {
        events.add(event);
    }

    @Override
    public void assigned(PollerEvent.Assigned event) {
        events.add(event);
    }

    @Override
    public void revoked(PollerEvent.Revoked event) {
        events.add(event);
    }

    @Override
    public void positioned(PollerEvent.Positioned event) {
        events.add(event);
    }

    @Override
    public void flushed(PollerEvent.Flushed event) {
        events.add(event);
    }

    @Override
    public void committed(PollerEvent.Committed event) {
        events.add(event);
    }

    @Override
    public void superseded(PollerEvent.Superseded event) {
        events.add(event);
    }

    @Override
    public void discarded(PollerEvent.Discarded event) {
        events.add(event);
    }

    @Override
    public void waitBegan(PollerEvent.WaitBegan event) {
        events.add(event);
    }

    @Override
    public void retryFailed(PollerEvent.RetryFailed event) {
        events.add(event);
    }

    @Override
    public void waitEnded(PollerEvent.WaitEnded event) {
        events.add(event);
    }

    @Override
    public void gap(PollerEvent.Gap event) {
        events.add(event);
    }

    @Override
    public void backpressure(PollerEvent.Backpressure event) {
        events.add(event);
    }

    @Override
    public void closingWaits(PollerEvent.ClosingWaits event) {
        events.add(event);
    }

    @Override
    public void failed(PollerEvent.Failed event) {
        events.add(event);
    }

    @Override
    public void closed(PollerEvent.Closed event) {
        events.add(event);
    }
}
