// SPDX-License-Identifier: Apache-2.0
/**
 * The tables of the star, for queries of one's own: {@link dev.songstreams.warehouse.star.table.StarTables} gives them for
 * a schema.
 */
@NullMarked
package dev.songstreams.warehouse.star.table;

import org.jspecify.annotations.NullMarked;
