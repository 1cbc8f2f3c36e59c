// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights.internal;

/** The numbers that questions take. */
public final class Top {

    private Top() {}

    /** How many at the top. */
    public static int positive(int top) {
        return atLeast(1, "how many at the top", top);
    }

    /** Gives the number back unless it is too small. */
    public static int atLeast(int least, String what, int number) {
        if (number < least) {
            throw new IllegalArgumentException(what + ": expected " + least + " or more, got " + number);
        }
        return number;
    }
}
