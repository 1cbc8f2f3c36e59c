// SPDX-License-Identifier: Apache-2.0
/**
 * SQL functions by subject, for static import: aggregates, ranking, other rows of a window, texts,
 * numbers, dates, nulls and JSON.
 */
@NullMarked
package dev.songstreams.warehouse.query.function;

import org.jspecify.annotations.NullMarked;
