// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode.internal;

import dev.songstreams.core.row.ColumnVector;

/** Reads the JSON value at a text's place into the vector of one column. A class, since calls by way of an interface cost more. */
abstract class QuickColumn {
    /** False if the value is not one that this column takes as it is; the vector may be set or not then. */
    abstract boolean read(JsonText text, ColumnVector vector);
}
