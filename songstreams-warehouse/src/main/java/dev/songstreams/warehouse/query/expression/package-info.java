// SPDX-License-Identifier: Apache-2.0
/**
 * Typed expressions and conditions: what can be compared, selected, grouped and sorted. The operations that hold for
 * every type are methods of {@link dev.songstreams.warehouse.query.expression.Expression}; those of one kind of type are
 * functions in {@code dev.songstreams.warehouse.query.function}, where the compiler can demand that type.
 */
@NullMarked
package dev.songstreams.warehouse.query.expression;

import org.jspecify.annotations.NullMarked;
