// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

import java.util.Map;

/** The types of columns that COPY can fill here. */
enum ColumnType {
    BIGINT,
    BOOLEAN,
    CHAR,
    DATE,
    DOUBLE,
    INTEGER,
    NUMERIC,
    REAL,
    SMALLINT,
    SUPER,
    TIME,
    TIMESTAMP,
    TIMESTAMPTZ,
    VARBYTE,
    VARCHAR;

    private static final Map<String, ColumnType> BY_CATALOGUE_NAME = Map.ofEntries(
            Map.entry("bool", BOOLEAN),
            Map.entry("bpchar", CHAR),
            Map.entry("bytea", VARBYTE),
            Map.entry("date", DATE),
            Map.entry("float4", REAL),
            Map.entry("float8", DOUBLE),
            Map.entry("int2", SMALLINT),
            Map.entry("int4", INTEGER),
            Map.entry("int8", BIGINT),
            Map.entry("numeric", NUMERIC),
            Map.entry("super", SUPER),
            Map.entry("text", VARCHAR),
            Map.entry("time", TIME),
            Map.entry("timestamp", TIMESTAMP),
            Map.entry("timestamptz", TIMESTAMPTZ),
            Map.entry("varchar", VARCHAR));

    static ColumnType ofCatalogue(String column, String name) throws LoadFailure {
        ColumnType type = BY_CATALOGUE_NAME.get(name);
        if (type == null) {
            throw LoadFailure.because(
                    "not supported by the local Redshift yet: COPY into column " + column + " of type " + name);
        }
        return type;
    }

    /** Whether DATEFORMAT or TIMEFORMAT says how it is written. */
    boolean isMoment() {
        return this == DATE || this == TIMESTAMP || this == TIMESTAMPTZ;
    }

    boolean isText() {
        return this == VARCHAR || this == CHAR;
    }
}
