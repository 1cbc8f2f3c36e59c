// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.golden;

import java.util.Map;
import java.util.Set;

/**
 * Constructs that Redshift runs and the local Redshift refuses, with a part of what it says. Each is asserted to be refused
 * so, so that the list shrinks as the local Redshift grows.
 */
final class LocalRefusals {

    private static final String HINT = "this is the local Redshift";

    private static final Map<String, String> MESSAGES = Map.ofEntries(
            Map.entry(
                    "rows replaced, each once", "not supported by the local Redshift yet: MERGE ... REMOVE DUPLICATES"),
            Map.entry("a table of a query", HINT),
            Map.entry("the value of the row before that has one", HINT),
            Map.entry("the last value that there is", HINT),
            Map.entry("the median of the partition", "OVER is not supported for ordered-set aggregate"),
            Map.entry("a percentile of the partition", "OVER is not supported for ordered-set aggregate"),
            Map.entry(
                    "the texts of the partition",
                    "not supported by the local Redshift yet: LISTAGG ... WITHIN GROUP ... OVER"),
            Map.entry("SUPER as a text", "cannot use non-string types"),
            Map.entry("a cast to SUPER", "cannot cast type integer to super"),
            Map.entry("an attribute of SUPER", "missing FROM-clause entry"),
            Map.entry("a number deep in SUPER", "missing FROM-clause entry"),
            Map.entry("an attribute with capitals", "missing FROM-clause entry"),
            Map.entry("the elements of an array", "cross-database references are not implemented"),
            Map.entry("the elements of an array with their places", HINT));

    private LocalRefusals() {}

    static boolean contains(String construct) {
        return MESSAGES.containsKey(construct);
    }

    /** A part of what the local Redshift says of a construct of this list. */
    static String message(String construct) {
        return MESSAGES.getOrDefault(construct, "");
    }

    static Set<String> names() {
        return MESSAGES.keySet();
    }
}
