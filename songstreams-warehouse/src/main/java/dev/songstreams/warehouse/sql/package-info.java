// SPDX-License-Identifier: Apache-2.0
/**
 * Text that goes into SQL without being bound: names and string constants. {@link dev.songstreams.warehouse.sql.Quoting}
 * is the only class of the module that quotes either.
 */
@NullMarked
package dev.songstreams.warehouse.sql;

import org.jspecify.annotations.NullMarked;
