// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query;

import dev.songstreams.warehouse.query.model.QueryStatement;

/** A query whose rows were given another shape. */
record MappedQuery<R>(QueryStatement statement, RowShape<R> shape) implements Query<R> {}
