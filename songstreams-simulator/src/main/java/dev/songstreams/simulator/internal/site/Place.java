// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.site;

import java.util.Arrays;
import java.util.List;

/** Where a visitor is: on a page, known in some way, at a level. */
public record Place(Page page, Auth auth, Level level) {
    private static final List<Place> ALL = Arrays.stream(Page.values())
            .flatMap(page -> Arrays.stream(Auth.values())
                    .flatMap(auth -> Arrays.stream(Level.values()).map(level -> new Place(page, auth, level))))
            .toList();

    /** Every combination; a place's index is its position here. */
    public static List<Place> all() {
        return ALL;
    }

    /** The place with this index. */
    public static Place of(int index) {
        return ALL.get(index);
    }

    /** A number of its own, for look-ups in arrays. */
    public int index() {
        return (page.ordinal() * Auth.values().length + auth.ordinal()) * Level.values().length + level.ordinal();
    }

    /** Another page, all else unchanged. */
    public Place at(Page otherPage) {
        return new Place(otherPage, auth, level);
    }

    Place as(Auth otherAuth) {
        return new Place(page, otherAuth, level);
    }

    Place paying(Level otherLevel) {
        return new Place(page, auth, otherLevel);
    }
}
