// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.render;

import dev.songstreams.warehouse.query.model.Definition.ColumnDefinition;
import dev.songstreams.warehouse.query.model.Definition.DefaultValue;
import dev.songstreams.warehouse.query.model.Definition.Filling;
import dev.songstreams.warehouse.query.model.Definition.Identity;

/** One column of CREATE TABLE, or the one of ADD COLUMN. */
final class ColumnDefinitionRenderer {

    private final SqlWriter out;

    ColumnDefinitionRenderer(SqlWriter out) {
        this.out = out;
    }

    void render(ColumnDefinition column) {
        out.name(column.name()).append(" ");
        new TypeRenderer(out).render(column.type());
        column.value().ifPresent(this::filling);
        column.encoding().ifPresent(encoding -> out.append(" encode ").append(encoding.sql()));
        out.append(column.required() ? " not null" : "");
    }

    private void filling(Filling filling) {
        if (filling instanceof Identity identity) {
            out.append(" identity(").append(identity.seed()).append(", ");
            out.append(identity.step()).append(")");
        } else if (filling instanceof DefaultValue value) {
            out.append(" default ");
            new ExpressionRenderer(out).render(value.constant());
        }
    }
}
