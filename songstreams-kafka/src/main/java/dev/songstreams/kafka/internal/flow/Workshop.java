// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.flow;

import dev.songstreams.core.flush.FlushPolicy;
import dev.songstreams.core.sink.EventSink;
import dev.songstreams.kafka.internal.batch.Lanes;
import dev.songstreams.kafka.internal.broker.GroupConsumer;
import dev.songstreams.kafka.internal.broker.Locator;
import dev.songstreams.kafka.internal.broker.TopicDirectory;
import java.time.Clock;
import java.time.Duration;

/**
 * What the flows of all topics share.
 *
 * @param sink where records go
 * @param directory knows which topic is which
 * @param locator finds where to read
 * @param lanes encode
 * @param consumer reads
 * @param mailbox brings results to the poll thread
 * @param narrator tells the listener
 * @param policy when to flush
 * @param clock the wall clock
 * @param patience how long to try again what is unavailable
 * @param untilCaughtUp whether the poller is to end when it has caught up
 */
public record Workshop(
        EventSink sink,
        TopicDirectory directory,
        Locator locator,
        Lanes lanes,
        GroupConsumer consumer,
        Mailbox mailbox,
        Narrator narrator,
        FlushPolicy policy,
        Clock clock,
        Duration patience,
        boolean untilCaughtUp) {}
