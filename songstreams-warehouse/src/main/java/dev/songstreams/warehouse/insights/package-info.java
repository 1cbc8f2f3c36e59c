// SPDX-License-Identifier: Apache-2.0
/**
 * The business's questions: {@link dev.songstreams.warehouse.insights.ListeningInsights} answers them, {@link
 * dev.songstreams.warehouse.insights.ListeningQueries} has them as queries to build upon.
 */
@NullMarked
package dev.songstreams.warehouse.insights;

import org.jspecify.annotations.NullMarked;
