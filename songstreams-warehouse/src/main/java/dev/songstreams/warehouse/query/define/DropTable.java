// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.define;

import dev.songstreams.warehouse.query.Command;
import dev.songstreams.warehouse.query.model.Definition;
import dev.songstreams.warehouse.query.model.Statement;
import dev.songstreams.warehouse.query.table.TableName;

/** DROP TABLE. Immutable. */
public final class DropTable implements Command {

    private final Definition.DropTable drop;

    private DropTable(Definition.DropTable drop) {
        this.drop = drop;
    }

    /** The table of this name. */
    public static DropTable of(TableName table) {
        return new DropTable(new Definition.DropTable(table.path(), false, false));
    }

    /** A table that is not there is no error. */
    public DropTable ifExists() {
        return new DropTable(new Definition.DropTable(drop.table(), true, drop.cascade()));
    }

    /** Views that read the table go with it. */
    public DropTable cascade() {
        return new DropTable(new Definition.DropTable(drop.table(), drop.ifExists(), true));
    }

    @Override
    public Statement statement() {
        return drop;
    }
}
