// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.expression;

import dev.songstreams.warehouse.query.model.Expr;

/** An expression that is nothing but its node and its type. */
record Computed<T>(Expr node, Class<T> type) implements Expression<T> {}
