// SPDX-License-Identifier: Apache-2.0
/** How much was streamed: {@link dev.songstreams.warehouse.insights.streams.StreamQueries} has the questions. */
@NullMarked
package dev.songstreams.warehouse.insights.streams;

import org.jspecify.annotations.NullMarked;
