// SPDX-License-Identifier: Apache-2.0
/**
 * Statements that make, change, empty and remove tables: {@link dev.songstreams.warehouse.query.define.CreateTable},
 * {@link dev.songstreams.warehouse.query.define.CreateTableAs}, {@link dev.songstreams.warehouse.query.define.AlterTable},
 * {@link dev.songstreams.warehouse.query.define.Truncate} and {@link dev.songstreams.warehouse.query.define.DropTable}.
 */
@NullMarked
package dev.songstreams.warehouse.query.define;

import org.jspecify.annotations.NullMarked;
