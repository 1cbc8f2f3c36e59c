// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a writer wants of a log. It is laid over whatever entry turns out to be the newest, or can't follow that one. */
interface LogChange {
    /**
     * Why it can't follow that state, or null if it can.
     *
     * @throws IOException if that can't be found out
     */
    @Nullable
    String obstacle(LogState state) throws IOException;

    /** Whether that state has all of it already, so that no entry is needed. */
    boolean isDone(LogState state);

    /** Lays it over an entry that changes nothing. */
    EntryDraft over(EntryDraft nothing);
}
