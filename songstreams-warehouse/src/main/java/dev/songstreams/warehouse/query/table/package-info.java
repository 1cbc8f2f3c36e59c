// SPDX-License-Identifier: Apache-2.0
/**
 * What can stand in FROM: the user's own tables ({@link dev.songstreams.warehouse.query.table.Table}), derived tables and
 * common tables, each with typed columns.
 */
@NullMarked
package dev.songstreams.warehouse.query.table;

import org.jspecify.annotations.NullMarked;
