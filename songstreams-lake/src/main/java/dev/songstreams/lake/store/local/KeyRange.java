// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.local;

import dev.songstreams.core.row.Utf8;
import dev.songstreams.lake.store.ObjectKey;
import org.jspecify.annotations.Nullable;

/** Which keys a listing is to give: those that begin with a prefix and lie behind another key. */
record KeyRange(String prefix, @Nullable ObjectKey startAfter) {
    /** Whether this key is one of them. */
    boolean holds(String key) {
        return key.startsWith(prefix) && (startAfter == null || Utf8.compare(key, startAfter.path()) > 0);
    }

    /** Whether one of them may begin with this path, be it a whole key or that of a directory. */
    boolean mayBeginWith(String path) {
        boolean prefixFits = path.startsWith(prefix) || prefix.startsWith(path);
        return prefixFits
                && (startAfter == null
                        || Utf8.compare(path, startAfter.path()) > 0
                        || startAfter.path().startsWith(path));
    }
}
