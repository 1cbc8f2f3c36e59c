// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

/**
 * How a load ended.
 *
 * @param completed false if it failed, and the client knows
 * @param rows how many rows were loaded
 * @param rejected how many rows were left out, because MAXERROR allows it
 */
public record LoadResult(boolean completed, long rows, int rejected) {

    static LoadResult failed() {
        return new LoadResult(false, 0, 0);
    }
}
