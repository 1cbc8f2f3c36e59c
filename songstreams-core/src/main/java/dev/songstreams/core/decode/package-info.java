// SPDX-License-Identifier: Apache-2.0
/**
 * From the bytes of a Kafka record to an event, or to a {@linkplain dev.songstreams.core.decode.Rejection reason} why not.
 * {@link dev.songstreams.core.decode.JsonRowDecoder} is the fast way, JSON straight into columns; {@link
 * dev.songstreams.core.decode.EventDecoder} is the open one, for any wire form, an object an event.
 */
@NullMarked
package dev.songstreams.core.decode;

import org.jspecify.annotations.NullMarked;
