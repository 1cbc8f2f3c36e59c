// SPDX-License-Identifier: Apache-2.0
/**
 * From Kafka to a sink. Start with {@link dev.songstreams.kafka.EventPoller}: it reads topics as a member of a consumer
 * group, writes them to any {@link dev.songstreams.core.sink.EventSink}, and flushes by the clock. {@link
 * dev.songstreams.kafka.PollerListener} is told everything that happens.
 */
@NullMarked
package dev.songstreams.kafka;

import org.jspecify.annotations.NullMarked;
