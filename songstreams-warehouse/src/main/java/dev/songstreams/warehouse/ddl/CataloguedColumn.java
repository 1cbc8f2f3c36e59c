// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.ddl;

/**
 * A column that is there.
 *
 * @param name its name
 * @param type its type as the catalogue shows it: {@code character varying(256)}, {@code numeric(12,2)}
 * @param notNull whether it refuses nulls
 */
public record CataloguedColumn(String name, String type, boolean notNull) {}
