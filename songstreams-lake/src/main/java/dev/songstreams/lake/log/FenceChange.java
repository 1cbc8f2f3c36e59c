// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import org.jspecify.annotations.Nullable;

/**
 * A fence: nothing with a base below it can be committed from then on.
 *
 * @param minBase the fence, or {@link #OWN_SEQUENCE}
 */
record FenceChange(long minBase) implements LogChange {
    /** The sequence of the fence's own entry, so that all that is being written now is hit. */
    static final long OWN_SEQUENCE = -1;

    @Override
    public @Nullable String obstacle(LogState state) {
        return null;
    }

    @Override
    public boolean isDone(LogState state) {
        return false;
    }

    @Override
    public EntryDraft over(EntryDraft nothing) {
        long wanted = minBase == OWN_SEQUENCE ? nothing.before().sequence() + 1 : minBase;
        return nothing.withMinBase(Math.max(nothing.minBase(), wanted));
    }
}
