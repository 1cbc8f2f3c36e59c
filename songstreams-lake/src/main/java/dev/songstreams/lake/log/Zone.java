// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import java.util.Locale;

/** A part of the lake; its first folder. */
public enum Zone {
    /** Every record as it arrived. */
    RAW,
    /** Events: typed, in columns, text repaired. */
    CLEAN,
    /** What could not be decoded, with the reason. Written whenever CLEAN is. */
    DEAD;

    /** The folder's name. */
    public String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The zone of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Zone of(String name) {
        for (Zone zone : values()) {
            if (zone.folder().equals(name)) {
                return zone;
            }
        }
        throw new IllegalArgumentException("there is no zone " + name + "; the zones are raw, clean and dead");
    }
}
