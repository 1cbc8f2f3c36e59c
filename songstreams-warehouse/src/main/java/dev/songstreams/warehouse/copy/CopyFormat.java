// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.copy;

/** The formats of files that COPY is written for. */
public enum CopyFormat {
    /** Columnar; COPY goes by position, takes few parameters, and loads all or nothing. */
    PARQUET,
    /** Columnar, as Parquet is. */
    ORC,
    /** Comma-separated values. */
    CSV,
    /** JSON objects; COPY goes by key. */
    JSON,
    /** Fields with a character between them, {@code |} unless told. */
    DELIMITED,
    /** Fields of fixed widths. */
    FIXEDWIDTH;

    boolean isColumnar() {
        return this == PARQUET || this == ORC;
    }

    /** The clause behind FORMAT AS; delimited text is what COPY takes without one. */
    String clause(String argument) {
        return switch (this) {
            case PARQUET, ORC, CSV -> "FORMAT AS " + name();
            case JSON, FIXEDWIDTH -> "FORMAT AS " + name() + " " + argument;
            case DELIMITED -> "";
        };
    }
}
