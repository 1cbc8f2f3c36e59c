// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.define;

import dev.songstreams.warehouse.query.Command;
import dev.songstreams.warehouse.query.model.Definition;
import dev.songstreams.warehouse.query.model.Definition.ColumnDefinition;
import dev.songstreams.warehouse.query.model.Definition.DefaultValue;
import dev.songstreams.warehouse.query.model.Definition.Identity;
import dev.songstreams.warehouse.query.model.Definition.Manner;
import dev.songstreams.warehouse.query.model.Encoding;
import dev.songstreams.warehouse.query.model.Statement;
import dev.songstreams.warehouse.query.table.Table;
import dev.songstreams.warehouse.query.table.TableColumn;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * CREATE TABLE of the columns that a table's class declares, each of which needs a type of Redshift's. Immutable.
 *
 * <pre>{@code
 * CreateTable.of(l).ifNotExists().keys(TableLayout.distributedBy(l.userId).sortedBy(l.ts)).encoded(l.artist, Encoding.ZSTD)
 * }</pre>
 *
 * <p>Tables of events are made by {@link dev.songstreams.warehouse.ddl.TableDefinition}.
 */
public final class CreateTable implements Command {

    private final Definition.CreateTable create;
    private final String alias;

    private CreateTable(Definition.CreateTable create, String alias) {
        this.create = create;
        this.alias = alias;
    }

    /**
     * The table of this class.
     *
     * @throws IllegalArgumentException if the class declares no column, or one without a type of Redshift's
     */
    public static CreateTable of(Table<?> table) {
        Definition.CreateTable create = new Definition.CreateTable(
                table.name().path(),
                new Manner(false, true),
                false,
                Columns.of(table),
                List.of(),
                TableLayout.UNSAID.attributes());
        return new CreateTable(create, table.name().alias());
    }

    /** A table that is there already is no error, whatever columns it has. */
    public CreateTable ifNotExists() {
        return with(new Definition.CreateTable(
                create.table(), create.manner(), true, create.columns(), create.primaryKey(), create.attributes()));
    }

    /** A table that goes with the session; name it without a schema. */
    public CreateTable temporary() {
        return with(new Manner(true, create.manner().backup()));
    }

    /** A table that is left out of snapshots. */
    public CreateTable withoutBackup() {
        return with(new Manner(create.manner().temporary(), false));
    }

    /**
     * By what rows are spread and sorted.
     *
     * @throws IllegalArgumentException if a column is another table's
     */
    public CreateTable keys(TableLayout layout) {
        layout.columns().forEach(each -> Columns.requireOwn(each, alias));
        return with(new Definition.CreateTable(
                create.table(),
                create.manner(),
                create.ifNotExists(),
                create.columns(),
                create.primaryKey(),
                layout.attributes()));
    }

    /** The primary key, which the planner believes and the warehouse does not enforce. */
    public CreateTable primaryKey(TableColumn<?>... columns) {
        List<String> names = Stream.of(columns)
                .map(each -> Columns.requireOwn(each.node(), alias).name())
                .toList();
        return with(new Definition.CreateTable(
                create.table(), create.manner(), create.ifNotExists(), create.columns(), names, create.attributes()));
    }

    /** How a column is compressed; Redshift's choice unless told. */
    public CreateTable encoded(TableColumn<?> column, Encoding encoding) {
        return changed(column, each -> Columns.encoded(each, encoding));
    }

    /**
     * What a column gets where a row brings no value.
     *
     * @throws IllegalArgumentException if the value is not a text, a number, a boolean, a date or an enum
     */
    public <T> CreateTable withDefault(TableColumn<T> column, T value) {
        DefaultValue constant = new DefaultValue(Constants.of(value));
        return changed(column, each -> Columns.filled(each, constant));
    }

    /** A column that counts by itself, by steps and with gaps: from the seed on, in no order that means anything. */
    public CreateTable identity(TableColumn<? extends Number> column, long seed, long step) {
        return changed(column, each -> Columns.filled(each, new Identity(seed, step)));
    }

    @Override
    public Statement statement() {
        return create;
    }

    private CreateTable changed(TableColumn<?> column, UnaryOperator<ColumnDefinition> change) {
        String name = Columns.requireOwn(column.node(), alias).name();
        List<ColumnDefinition> columns = create.columns().stream()
                .map(each -> each.name().equals(name) ? change.apply(each) : each)
                .toList();
        return with(new Definition.CreateTable(
                create.table(),
                create.manner(),
                create.ifNotExists(),
                columns,
                create.primaryKey(),
                create.attributes()));
    }

    private CreateTable with(Manner manner) {
        return with(new Definition.CreateTable(
                create.table(),
                manner,
                create.ifNotExists(),
                create.columns(),
                create.primaryKey(),
                create.attributes()));
    }

    private CreateTable with(Definition.CreateTable other) {
        return new CreateTable(other, alias);
    }
}
