// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.copy;

/** The formats of files that COPY is written for. */
public enum CopyFormat {
    /** Columnar; COPY goes by position, takes few parameters, and loads all or nothing. */
    PARQUET,
    /** Comma-separated values. */
    CSV
}
