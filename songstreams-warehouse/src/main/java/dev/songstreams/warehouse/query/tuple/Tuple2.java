// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.tuple;

import org.jspecify.annotations.Nullable;

/**
 * A row of two columns.
 *
 * @param first the value of the first expression selected; null where the database has null
 * @param second the value of the second expression selected; null where the database has null
 * @param <A> the type of the first
 * @param <B> the type of the second
 */
public record Tuple2<A, B>(@Nullable A first, @Nullable B second) {}
