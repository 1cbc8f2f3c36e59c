// SPDX-License-Identifier: Apache-2.0
/**
 * The model of events: {@link dev.songstreams.core.event.EventType#of} makes columns of any Java record, and annotations
 * on its components say what their types can't.
 */
@NullMarked
package dev.songstreams.core.event;

import org.jspecify.annotations.NullMarked;
