// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.expression;

import dev.songstreams.warehouse.query.model.QueryStatement;
import java.util.List;

/**
 * A query as part of another: in IN, in EXISTS, in FROM, or as a value.
 *
 * @param <R> what a row of it is
 */
public interface Rows<R> {

    /** The model of the query. */
    QueryStatement statement();

    /** The Java types of its columns. */
    List<Class<?>> types();
}
