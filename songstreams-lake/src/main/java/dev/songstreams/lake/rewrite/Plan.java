// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

import dev.songstreams.lake.log.LogEntry;
import java.io.IOException;
import java.util.List;

/** Says what is to be made anew. */
interface Plan {
    /**
     * Checks that it can be done at all.
     *
     * @throws RewriteException if not
     */
    void check(LogEntry newest) throws IOException;

    /**
     * What is to be done still.
     *
     * @param horizon the last entry whose rows are made anew
     * @param unchanged counts records that were looked at and stay what they are
     */
    List<RewriteUnit> units(TopicHistory history, long horizon, Tally unchanged) throws IOException;
}
