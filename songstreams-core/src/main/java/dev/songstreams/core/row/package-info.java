// SPDX-License-Identifier: Apache-2.0
/**
 * Rows as columns: {@link dev.songstreams.core.row.RowSchema} says which columns a row has, {@link dev.songstreams.core.row.RowBatch}
 * holds some thousand rows of it as one vector per column. Decoders append to a batch, file formats read it; on the
 * way no object is made per field.
 */
@NullMarked
package dev.songstreams.core.row;

import org.jspecify.annotations.NullMarked;
