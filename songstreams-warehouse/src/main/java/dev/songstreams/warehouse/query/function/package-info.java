// SPDX-License-Identifier: Apache-2.0
/**
 * SQL functions by subject, for static import: aggregates, ranking, texts, numbers, dates and nulls.
 */
@NullMarked
package dev.songstreams.warehouse.query.function;

import org.jspecify.annotations.NullMarked;
