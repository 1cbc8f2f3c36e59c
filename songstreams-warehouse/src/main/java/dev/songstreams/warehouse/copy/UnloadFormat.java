// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.copy;

/** The formats of files that UNLOAD writes. */
public enum UnloadFormat {
    /** Columnar, compressed by Snappy. */
    PARQUET,
    /** Comma-separated values. */
    CSV,
    /** A JSON object a line. */
    JSON,
    /** Fields with a character between them, {@code |} unless told. */
    DELIMITED,
    /** Fields of fixed widths. */
    FIXEDWIDTH
}
