/**
 * The quick way from JSON to columns: bytes straight into vectors, without a string or an object per field. It takes the JSON that
 * producers write nearly always and gives up at anything else, which {@link dev.songstreams.core.decode.JsonRowDecoder} then reads
 * with Jackson; so there is one judge of what is an event and what is not. Start at {@link
 * dev.songstreams.core.decode.internal.QuickJsonReader}. Not for callers.
 */
@NullMarked
package dev.songstreams.core.decode.internal;

import org.jspecify.annotations.NullMarked;
