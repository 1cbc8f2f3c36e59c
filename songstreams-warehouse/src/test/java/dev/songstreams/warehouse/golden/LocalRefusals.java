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

    private static final Map<String, String> MESSAGES = Map.of(
            "a table of a query", HINT,
            "SUPER as a text", "cannot use non-string types",
            "a cast to SUPER", "cannot cast type integer to super");

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
