// SPDX-License-Identifier: Apache-2.0
/**
 * From the model to text: one renderer per clause, all writing to one
 * {@link dev.songstreams.warehouse.query.render.SqlWriter}, which collects the values to bind in the order of their
 * question marks. The door is {@link dev.songstreams.warehouse.query.render.StatementRenderer}.
 */
@NullMarked
package dev.songstreams.warehouse.query.render;

import org.jspecify.annotations.NullMarked;
