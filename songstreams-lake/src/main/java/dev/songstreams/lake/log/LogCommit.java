// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One change on its way into a log. While it is not known whether its entry was written, the entry is kept, and each further
 * {@link #commit} sends the identical bytes. Thread-safe.
 */
public final class LogCommit {
    private final LogWriter writer;
    private final LogChange change;
    private @Nullable LogEntry sent;
    private @Nullable Outcome outcome;
    private int conflicts;

    LogCommit(LogWriter writer, LogChange change) {
        this.writer = writer;
        this.change = change;
    }

    /**
     * What became of a commit.
     *
     * @param entry the entry, or null if none was written
     * @param obstacle why it can't be committed and never will be, or null
     * @param conflicts how often another writer was first
     * @param positions where each partition stands after it
     */
    public record Outcome(
            @Nullable LogEntry entry, @Nullable String obstacle, int conflicts, Map<Integer, Long> positions) {}

    /**
     * Commits the change. May be repeated: once the outcome is known, it stays.
     *
     * @throws dev.songstreams.lake.store.StoreUnavailableException if the outcome is not known now and may be later
     * @throws IOException if the store refuses, or the log is damaged
     * @throws LakeConflictException if the log went on in a way that this writer can't follow
     */
    public Outcome commit() throws IOException {
        return writer.commit(this);
    }

    /**
     * Whether an entry of the log names the change's files, or may yet come to. Then they must not be deleted; a sweep
     * removes them if it never came to be.
     */
    public synchronized boolean mayBeNamed() {
        return sent != null || outcome != null && outcome.entry() != null;
    }

    LogChange change() {
        return change;
    }

    synchronized @Nullable Outcome outcome() {
        return outcome;
    }

    synchronized void send(LogEntry entry) {
        sent = entry;
    }

    synchronized LogEntry sent() {
        return Objects.requireNonNull(sent, "nothing was sent");
    }

    /** Its slot is held by an entry: its own, or another's, and then none of its own will ever be there. */
    synchronized void settle(LogEntry holder) {
        if (holder.id().equals(sent().id())) {
            outcome = new Outcome(holder, null, conflicts, holder.positions());
        } else {
            conflicts++;
        }
        sent = null;
    }

    synchronized Outcome endWithout(@Nullable String obstacle, LogState state) {
        Outcome end = new Outcome(null, obstacle, conflicts, state.positions());
        outcome = end;
        return end;
    }
}
