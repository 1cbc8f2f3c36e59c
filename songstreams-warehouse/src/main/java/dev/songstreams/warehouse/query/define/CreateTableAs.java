// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.define;

import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.model.Definition;
import dev.songstreams.warehouse.query.model.Definition.Manner;
import dev.songstreams.warehouse.query.model.Expr;
import dev.songstreams.warehouse.query.model.Projection;
import dev.songstreams.warehouse.query.model.QueryStatement;
import dev.songstreams.warehouse.query.model.Statement;
import dev.songstreams.warehouse.query.table.TableName;
import dev.songstreams.warehouse.query.write.Explainable;
import java.util.List;

/**
 * CREATE TABLE AS: a table of what a query gives, each of whose columns has a name. Immutable. Redshift has no IF NOT EXISTS
 * for it.
 */
public final class CreateTableAs implements Explainable {

    private final Definition.CreateTableAs create;

    private CreateTableAs(Definition.CreateTableAs create) {
        this.create = create;
    }

    /**
     * The table of this name.
     *
     * @throws IllegalArgumentException if a column of the query has no name
     */
    public static CreateTableAs of(TableName table, Query<?> query) {
        QueryStatement statement = query.statement();
        for (Projection.Item item : statement.body().projection().items()) {
            if (item.outputName().isEmpty()) {
                throw new IllegalArgumentException("a column of the query for " + String.join(".", table.path())
                        + " has no name; give it one there with as(...)");
            }
        }
        return new CreateTableAs(new Definition.CreateTableAs(
                table.path(), new Manner(false, true), TableLayout.UNSAID.attributes(), statement));
    }

    /** A table that goes with the session; name it without a schema. */
    public CreateTableAs temporary() {
        return with(new Manner(true, create.manner().backup()));
    }

    /** A table that is left out of snapshots. */
    public CreateTableAs withoutBackup() {
        return with(new Manner(create.manner().temporary(), false));
    }

    /**
     * By what rows are spread and sorted: columns that the query selects under their own names.
     *
     * @throws IllegalArgumentException if the query does not select one of them
     */
    public CreateTableAs keys(TableLayout layout) {
        layout.columns().forEach(this::requireSelected);
        return new CreateTableAs(
                new Definition.CreateTableAs(create.table(), create.manner(), layout.attributes(), create.query()));
    }

    @Override
    public Statement statement() {
        return create;
    }

    private void requireSelected(Expr.Column column) {
        List<Projection.Item> items = create.query().body().projection().items();
        if (items.stream().flatMap(each -> each.outputName().stream()).noneMatch(column.name()::equals)) {
            throw new IllegalArgumentException(
                    "the query selects nothing that is called " + column.name() + ", so it can be no key");
        }
    }

    private CreateTableAs with(Manner manner) {
        return new CreateTableAs(
                new Definition.CreateTableAs(create.table(), manner, create.attributes(), create.query()));
    }
}
