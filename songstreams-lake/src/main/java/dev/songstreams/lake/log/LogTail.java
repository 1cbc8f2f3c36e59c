// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.lake.store.NoSuchObjectException;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The newest entry that a writer knows. It only ever goes on along one log: a log that was put back to an older state, or
 * exchanged, under a running writer is refused. Written by one thread at a time; {@link #state} may be asked by any.
 */
final class LogTail {
    private final TopicLog log;
    private volatile LogState state;

    /** Reads the newest entry. */
    LogTail(TopicLog log) throws IOException {
        this.log = log;
        this.state = new LogState(log.newest().orElse(null));
    }

    TopicLog log() {
        return log;
    }

    LogState state() {
        return state;
    }

    /** Reads on to the newest entry. */
    LogState refresh() throws IOException {
        LogEntry read = log.newest(state.sequence()).orElse(null);
        long sequence = read == null ? 0 : read.sequence();
        if (sequence < state.sequence()) {
            throw wentBack("had " + state.sequence() + " entries and has " + sequence + " now");
        }
        checkStands(read);
        state = new LogState(read);
        return state;
    }

    /** Checks that the newest entry known is still there, for nothing may follow one that is not. */
    void checkStands() throws IOException {
        checkStands(null);
    }

    private void checkStands(@Nullable LogEntry read) throws IOException {
        LogEntry known = state.newest();
        if (known == null) {
            return;
        }
        LogEntry stands = read != null && read.sequence() == known.sequence() ? read : readAgain(known);
        if (!stands.id().equals(known.id())) {
            throw wentBack("had the id " + known.id() + " at entry " + known.sequence() + " and has " + stands.id()
                    + " there now");
        }
    }

    private LogEntry readAgain(LogEntry known) throws IOException {
        try {
            return log.read(known.sequence());
        } catch (NoSuchObjectException e) {
            throw wentBack("had an entry " + known.sequence() + " and has none now");
        }
    }

    /** Goes on to the next entry. */
    void accept(LogEntry next) throws LakeFormatException {
        if (!Objects.equals(next.previous(), state.id())) {
            throw wentBack("has an entry " + next.sequence() + " that does not follow " + state.id() + " but "
                    + next.previous());
        }
        state = new LogState(next);
    }

    private LakeFormatException wentBack(String how) {
        return new LakeFormatException(
                "the log of " + log.topic() + " " + how
                        + "; log objects must never be removed. If the lake was restored to an older state, start all writers again");
    }
}
