// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights.dbt;

/**
 * A model of dbt.
 *
 * @param name what the model, and its file without {@code .sql}, is called
 * @param sql the content of the file: one select, with Jinja for tables and variables and no bind markers
 */
public record DbtModel(String name, String sql) {}
