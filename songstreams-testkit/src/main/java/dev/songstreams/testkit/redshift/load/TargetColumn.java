// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

/**
 * A column that a load fills.
 *
 * @param name its name
 * @param type its type
 * @param declaration its type as declared, for messages
 * @param length the bytes a string may have, 0 for no limit or another type
 * @param scale the digits after the point of a decimal
 * @param precision all digits of a decimal
 * @param notNull whether it refuses nulls
 */
record TargetColumn(
        String name, ColumnType type, String declaration, int length, int precision, int scale, boolean notNull) {

    /** Stands for the row as a whole. */
    static final TargetColumn NONE = new TargetColumn("", ColumnType.VARCHAR, "", 0, 0, 0, false);

    private static final int MODIFIER_OVERHEAD = 4;

    /** From PostgreSQL's catalogue, where one number holds the lengths. */
    static TargetColumn of(String name, ColumnType type, String declaration, int modifier, boolean notNull) {
        int bare = modifier - MODIFIER_OVERHEAD;
        boolean limited = modifier >= MODIFIER_OVERHEAD;
        if (type == ColumnType.NUMERIC && limited) {
            return new TargetColumn(name, type, declaration, 0, (bare >> 16) & 0xffff, bare & 0x7ff, notNull);
        }
        int length = type.isText() && limited ? bare : 0;
        return new TargetColumn(name, type, declaration, length, 0, 0, notNull);
    }
}
