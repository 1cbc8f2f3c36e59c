// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.render;

import dev.songstreams.warehouse.query.model.Definition;
import dev.songstreams.warehouse.query.model.Definition.ColumnDefinition;
import java.util.List;

/** CREATE, ALTER, DROP and TRUNCATE. */
final class DefinitionRenderer implements Definition.Visitor {

    private final SqlWriter out;

    DefinitionRenderer(SqlWriter out) {
        this.out = out;
    }

    @Override
    public void createTable(Definition.CreateTable create) {
        out.append(create.manner().temporary() ? "create temporary table " : "create table ");
        out.append(create.ifNotExists() ? "if not exists " : "");
        name(create.table());
        out.append(" (");
        out.list(create.columns(), ",", this::columnLine);
        if (!create.primaryKey().isEmpty()) {
            out.append(",").line("    primary key (").list(create.primaryKey(), out::name);
            out.append(")");
        }
        out.line(")").append(create.manner().backup() ? "" : " backup no");
        new TableAttributesRenderer(out).render(create.attributes());
    }

    @Override
    public void createTableAs(Definition.CreateTableAs create) {
        out.append(create.manner().temporary() ? "create temporary table " : "create table ");
        name(create.table());
        out.append(create.manner().backup() ? "" : " backup no");
        new TableAttributesRenderer(out).render(create.attributes());
        out.append(" as").line("");
        new QueryRenderer(out).render(create.query());
    }

    @Override
    public void addColumn(Definition.AddColumn add) {
        out.append("alter table ");
        name(add.table());
        out.append(" add column ");
        new ColumnDefinitionRenderer(out).render(add.column());
    }

    @Override
    public void dropTable(Definition.DropTable drop) {
        out.append(drop.ifExists() ? "drop table if exists " : "drop table ");
        name(drop.table());
        out.append(drop.cascade() ? " cascade" : "");
    }

    @Override
    public void truncate(Definition.Truncate truncate) {
        out.append("truncate table ");
        name(truncate.table());
    }

    private void columnLine(ColumnDefinition column) {
        out.line("    ");
        new ColumnDefinitionRenderer(out).render(column);
    }

    private void name(List<String> path) {
        out.list(path, ".", out::name);
    }
}
