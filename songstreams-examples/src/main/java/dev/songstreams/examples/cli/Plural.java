// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

/** Numbers of things as one says them. */
final class Plural {
    private Plural() {}

    /** {@code 1 file}, {@code 2 files}. */
    static String of(long count, String noun) {
        return of(count, noun, noun + "s");
    }

    /** {@code 1 entry}, {@code 2 entries}. */
    static String of(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
