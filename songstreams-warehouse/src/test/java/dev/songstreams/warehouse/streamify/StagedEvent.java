// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.streamify;

import dev.songstreams.core.event.EventType;
import dev.songstreams.core.streamify.StreamifyEvent;

/**
 * An event with the place in Kafka that it came from.
 *
 * @param type its type, named as its topic
 * @param partition its partition
 * @param offset its offset
 * @param event the event
 */
public record StagedEvent(EventType<?> type, int partition, long offset, StreamifyEvent event) {}
