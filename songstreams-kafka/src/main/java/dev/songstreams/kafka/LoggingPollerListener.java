// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka;

import dev.songstreams.core.sink.CommitResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says through SLF4J what happens in a poller: what an operator must know at WARN and ERROR, the rest at INFO and DEBUG. */
public final class LoggingPollerListener implements PollerListener {
    private static final Logger LOG = LoggerFactory.getLogger(EventPoller.class);

    @Override
    public void started(PollerEvent.Started event) {
        LOG.info("group {} listens to {} with {} lanes", event.group(), event.topics(), event.lanes());
    }

    @Override
    public void topicMissing(PollerEvent.TopicMissing event) {
        LOG.info(
                "topic {} does not exist{}",
                event.topic(),
                event.awaited() ? "; it will be read as soon as it does" : " and is not waited for");
    }

    @Override
    public void kafkaSilent(PollerEvent.KafkaSilent event) {
        LOG.warn(
                "Kafka does not answer; reading goes on when it is back: {}",
                event.cause().getMessage());
    }

    @Override
    public void kafkaAnswered(PollerEvent.KafkaAnswered event) {
        LOG.info("Kafka answers again, after {} s", event.silence().toSeconds());
    }

    @Override
    public void topicFound(PollerEvent.TopicFound event) {
        LOG.info("topic {} has {} partitions", event.topic(), event.partitions());
    }

    @Override
    public void topicRecreated(PollerEvent.TopicRecreated event) {
        LOG.warn(
                "topic {} was deleted and created again: its id was {} and is {}",
                event.topic(),
                event.formerId(),
                event.newId());
    }

    @Override
    public void assigned(PollerEvent.Assigned event) {
        LOG.info("assigned {}", event.partitions());
    }

    @Override
    public void revoked(PollerEvent.Revoked event) {
        LOG.info(
                "{} {} after {} ms",
                event.lost() ? "lost" : "handed back",
                event.partitions(),
                event.took().toMillis());
    }

    @Override
    public void positioned(PollerEvent.Positioned event) {
        LOG.info("reading {} from {}", event.topic(), event.positions());
    }

    @Override
    public void flushed(PollerEvent.Flushed event) {
        LOG.debug(
                "flushing {} because of {}: {} records, {} bytes, {} ms old",
                event.topic(),
                event.reason(),
                event.records(),
                event.bytes(),
                event.age().toMillis());
    }

    @Override
    public void committed(PollerEvent.Committed event) {
        CommitResult.Committed result = event.result();
        LOG.info(
                "committed {} #{}: {} records, {} dead letters, {} files, {} bytes, {} conflicts, {} ms",
                event.topic(),
                result.sequence(),
                result.records(),
                result.deadLetters(),
                result.files(),
                result.bytes(),
                result.conflicts(),
                event.took().toMillis());
    }

    @Override
    public void superseded(PollerEvent.Superseded event) {
        LOG.warn(
                "{}: another writer was further, {} records thrown away, going on at {}: {}",
                event.topic(),
                event.records(),
                event.result().positions(),
                event.result().reason());
    }

    @Override
    public void discarded(PollerEvent.Discarded event) {
        LOG.warn("{}: {} uncommitted records will be read again: {}", event.topic(), event.records(), event.reason());
        if (event.unknown()) {
            LOG.warn(
                    "{}: whether some of these were committed is not known; nothing of them was deleted, and the sink's"
                            + " positions will say",
                    event.topic());
        }
    }

    @Override
    public void waitBegan(PollerEvent.WaitBegan event) {
        LOG.warn(
                "{} waits, and is tried again in {} ms: {}",
                event.topic(),
                event.retryIn().toMillis(),
                event.cause().getMessage());
    }

    @Override
    public void retryFailed(PollerEvent.RetryFailed event) {
        LOG.warn(
                "{} has waited for {} s, failed {} times, and is tried again in {} ms: {}",
                event.topic(),
                event.waited().toSeconds(),
                event.attempts(),
                event.retryIn().toMillis(),
                event.cause().getMessage());
    }

    @Override
    public void waitEnded(PollerEvent.WaitEnded event) {
        LOG.info(
                "{} goes on after {} s and {} failed attempts",
                event.topic(),
                event.waited().toSeconds(),
                event.attempts());
    }

    @Override
    public void gap(PollerEvent.Gap event) {
        LOG.warn(
                "partition {} of {}: offsets {} to {} were deleted by retention before they were read",
                event.partition(),
                event.topic(),
                event.from(),
                event.to() - 1);
    }

    @Override
    public void backpressure(PollerEvent.Backpressure event) {
        LOG.debug(
                "reading {}: {} bytes queued, {} bytes in batches",
                event.on() ? "pauses" : "goes on",
                event.queuedBytes(),
                event.memoryBytes());
    }

    @Override
    public void closingWaits(PollerEvent.ClosingWaits event) {
        LOG.warn(
                "what was read is not committed yet, and is waited for, {} s at most: {}",
                event.atMost().toSeconds(),
                event.awaited());
    }

    @Override
    public void failed(PollerEvent.Failed event) {
        LOG.error("the poller stops: {}", event.cause().getMessage(), event.cause());
    }

    @Override
    public void closed(PollerEvent.Closed event) {
        LOG.info("closed: {}", event.summary());
    }
}
