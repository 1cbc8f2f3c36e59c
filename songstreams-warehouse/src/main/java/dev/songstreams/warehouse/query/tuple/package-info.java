// SPDX-License-Identifier: Apache-2.0
/**
 * What a row is where two to eight expressions are selected and no record was named for them: their values by place, each with its
 * expression's type. Compare them, print them; where a value deserves a name, make a record of the row.
 */
@NullMarked
package dev.songstreams.warehouse.query.tuple;

import org.jspecify.annotations.NullMarked;
