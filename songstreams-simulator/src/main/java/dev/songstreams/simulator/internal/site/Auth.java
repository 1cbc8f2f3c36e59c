// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.site;

/** How the service knows a visitor. */
public enum Auth {
    /** Not at all. */
    GUEST("Guest"),
    /** By name. */
    LOGGED_IN("Logged In"),
    /** No longer. */
    LOGGED_OUT("Logged Out"),
    /** By name, for the last time. */
    CANCELLED("Cancelled");

    private final String wireName;

    Auth(String wireName) {
        this.wireName = wireName;
    }

    /** The value of the field auth. */
    public String wireName() {
        return wireName;
    }

    /** Whether events say who the visitor is; where they do not, the user block is absent. */
    public boolean showsUser() {
        return this == LOGGED_IN || this == CANCELLED;
    }
}
