// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.tuple;

import org.jspecify.annotations.Nullable;

/**
 * A row of four columns.
 *
 * @param first the value of the first expression selected; null where the database has null
 * @param second the value of the second expression selected; null where the database has null
 * @param third the value of the third expression selected; null where the database has null
 * @param fourth the value of the fourth expression selected; null where the database has null
 * @param <A> the type of the first
 * @param <B> the type of the second
 * @param <C> the type of the third
 * @param <D> the type of the fourth
 */
public record Tuple4<A, B, C, D>(
        @Nullable A first,
        @Nullable B second,
        @Nullable C third,
        @Nullable D fourth) {}
