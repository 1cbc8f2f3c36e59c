// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store;

import java.io.IOException;

/** There is no object of that key. */
public final class NoSuchObjectException extends IOException {
    private static final long serialVersionUID = 1L;

    /** For a key in a store. */
    public NoSuchObjectException(ObjectStore store, ObjectKey key) {
        super("no object " + key + " under " + store.root());
    }
}
