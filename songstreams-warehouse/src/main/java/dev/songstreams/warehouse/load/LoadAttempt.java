// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.lake.log.DataFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One transaction that does a load's work behind the ledger's lock. Used once. */
final class LoadAttempt {
    private final LoadContext context;
    private final LoadWork work;
    private final FileCopy copy;
    private final String loadId = UUID.randomUUID().toString();
    private @Nullable List<LedgerRow> loaded;

    LoadAttempt(LoadContext context, TopicTarget target, LoadWork work) {
        this.context = context;
        this.work = work;
        this.copy = new FileCopy(context, target);
    }

    /**
     * Loads what no other loader has loaded.
     *
     * @return what was loaded; nothing if another was first with all of it
     */
    List<LedgerRow> run() throws IOException {
        try {
            return context.database().inTransaction(transaction -> {
                context.ledger().lock(transaction);
                loaded = work.run(transaction, copy, loadId);
                return loaded;
            });
        } finally {
            copy.deleteManifests();
        }
    }

    /**
     * Asks the ledger what became of a commit whose answer was lost.
     *
     * @return what was loaded, if it was
     */
    Optional<List<LedgerRow>> settle() {
        List<LedgerRow> rows = loaded;
        if (rows == null) {
            return Optional.empty();
        }
        boolean committed = context.database().inTransaction(transaction -> {
            // Waits for the lost transaction, if the server is still busy with it.
            context.ledger().lock(transaction);
            return rows.isEmpty() || context.ledger().holdsLoad(transaction, loadId);
        });
        return committed ? Optional.of(rows) : Optional.empty();
    }

    /** What Redshift tells of the value that made a COPY fail. */
    Optional<LoadError> loadError() {
        return copy.loadError();
    }

    /** The files of the COPY that failed; none if it was none that failed. */
    List<DataFile> failedFiles() {
        return copy.failedFiles();
    }
}
