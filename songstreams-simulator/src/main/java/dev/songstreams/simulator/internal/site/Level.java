// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.site;

/** What a visitor pays. */
public enum Level {
    /** Nothing. */
    FREE("free"),
    /** A monthly fee. */
    PAID("paid");

    private final String wireName;

    Level(String wireName) {
        this.wireName = wireName;
    }

    /** The value of the field level. */
    public String wireName() {
        return wireName;
    }

    Level other() {
        return this == FREE ? PAID : FREE;
    }
}
