// SPDX-License-Identifier: Apache-2.0
/**
 * The events of Streamify, a simulated music service, as eventsim writes them: four topics, four records under {@link
 * dev.songstreams.core.streamify.StreamifyEvent}. They use nothing that other records can't.
 */
@NullMarked
package dev.songstreams.core.streamify;

import org.jspecify.annotations.NullMarked;
