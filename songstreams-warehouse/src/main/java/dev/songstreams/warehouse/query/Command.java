// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query;

import dev.songstreams.warehouse.query.model.Statement;
import dev.songstreams.warehouse.query.render.RenderedQuery;
import dev.songstreams.warehouse.query.render.StatementRenderer;

/**
 * A whole statement that gives no rows: INSERT, UPDATE, DELETE, MERGE, and those that define and look after tables.
 * Immutable. {@link dev.songstreams.warehouse.run.Database#execute(Command)} runs it.
 */
@FunctionalInterface
public interface Command {

    /** The model of the statement. */
    Statement statement();

    /** The SQL and the values to bind. */
    default RenderedQuery render() {
        return StatementRenderer.render(statement());
    }
}
