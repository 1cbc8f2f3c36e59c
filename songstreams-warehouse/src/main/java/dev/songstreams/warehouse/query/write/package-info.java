// SPDX-License-Identifier: Apache-2.0
/**
 * Statements that change rows: {@link dev.songstreams.warehouse.query.write.Insert},
 * {@link dev.songstreams.warehouse.query.write.Update}, {@link dev.songstreams.warehouse.query.write.Delete} and
 * {@link dev.songstreams.warehouse.query.write.Merge}; {@link dev.songstreams.warehouse.query.write.RowInsert} for many
 * records.
 */
@NullMarked
package dev.songstreams.warehouse.query.write;

import org.jspecify.annotations.NullMarked;
