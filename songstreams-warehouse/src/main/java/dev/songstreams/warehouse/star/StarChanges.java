// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.star;

/**
 * What a refresh changed.
 *
 * @param listens facts added
 * @param songs songs added
 * @param artists artists added
 * @param locations places added
 * @param times hours added
 * @param users rows of users written, in place of all that touched users had
 * @param genres songs whose genre changed, new ones that the catalogue knows among them
 * @param removed facts taken out because the loader replaced their rows; those that came in their place count as added
 */
public record StarChanges(
        long listens, long songs, long artists, long locations, long times, long users, long genres, long removed) {

    /** Whether nothing was new. */
    public boolean isNothing() {
        return listens + songs + artists + locations + times + users + genres + removed == 0;
    }

    StarChanges plus(StarChanges other) {
        return new StarChanges(
                listens + other.listens,
                songs + other.songs,
                artists + other.artists,
                locations + other.locations,
                times + other.times,
                users + other.users,
                genres + other.genres,
                removed + other.removed);
    }
}
