// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.define;

import dev.songstreams.warehouse.query.Command;
import dev.songstreams.warehouse.query.model.Definition;
import dev.songstreams.warehouse.query.model.Statement;
import dev.songstreams.warehouse.query.table.TableName;

/**
 * TRUNCATE: takes all rows away at once. <b>It commits</b>, also what was done before it in the same transaction, and
 * cannot be undone; so it is refused within a transaction block, where {@code Delete.from(table).everyRow()} does what is
 * meant. Immutable.
 */
public final class Truncate implements Command {

    private final Definition.Truncate truncate;

    private Truncate(Definition.Truncate truncate) {
        this.truncate = truncate;
    }

    /** The table of this name. */
    public static Truncate table(TableName table) {
        return new Truncate(new Definition.Truncate(table.path()));
    }

    @Override
    public Statement statement() {
        return truncate;
    }
}
