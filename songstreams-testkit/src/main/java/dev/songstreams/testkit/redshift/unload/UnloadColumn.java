// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.unload;

/**
 * A column of the result.
 *
 * @param name its name
 * @param type the number that PostgreSQL has for its type
 * @param modifier the type's length or precision and scale, as PostgreSQL packs them, or -1
 */
public record UnloadColumn(String name, int type, int modifier) {

    static final int BOOL = 16;
    static final int INT8 = 20;
    static final int INT2 = 21;
    static final int INT4 = 23;
    static final int FLOAT4 = 700;
    static final int FLOAT8 = 701;
    static final int DATE = 1082;
    static final int TIMESTAMP = 1114;
    static final int TIMESTAMPTZ = 1184;
    static final int NUMERIC = 1700;
    static final int JSONB = 3802;

    private static final int OVERHEAD = 4;
    private static final int DEFAULT_PRECISION = 38;
    private static final int DEFAULT_SCALE = 4;

    /** All digits of a decimal. */
    int precision() {
        return modifier < OVERHEAD ? DEFAULT_PRECISION : (modifier - OVERHEAD) >> 16 & 0xffff;
    }

    /** The digits of a decimal behind the point. */
    int scale() {
        return modifier < OVERHEAD ? DEFAULT_SCALE : (modifier - OVERHEAD) & 0x7ff;
    }

    /** Whether JSON writes it without quotes. */
    boolean isBareInJson() {
        return switch (type) {
            case INT2, INT4, INT8, FLOAT4, FLOAT8, NUMERIC, JSONB -> true;
            default -> false;
        };
    }
}
