// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.lake.log.DataFile;
import dev.songstreams.warehouse.ddl.QualifiedName;
import dev.songstreams.warehouse.run.CommitException;
import dev.songstreams.warehouse.run.WarehouseException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Does a load's work: an attempt, repeated where the failure is one that passes, and settled where its outcome is unknown. */
final class RepeatedLoad {
    private static final int ATTEMPTS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    /** PostgreSQL's states for a serialization failure and a deadlock. */
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01");
    /** The connection failed; and its server was shut down, crashed, or isn't up yet. Each attempt takes a new connection. */
    private static final List<String> LOST = List.of("08", "57P");

    private final LoadContext context;
    private final TopicTarget target;
    private final Runnable preparation;

    /**
     * A load into the target.
     *
     * @param preparation what is done before each attempt, in transactions of its own
     */
    RepeatedLoad(LoadContext context, TopicTarget target, Runnable preparation) {
        this.context = context;
        this.target = target;
        this.preparation = preparation;
    }

    /**
     * Does the work.
     *
     * @return what this loader loaded; nothing if another was first with all of it
     */
    List<LedgerRow> run(LoadWork work) throws IOException {
        int number = 1;
        while (true) {
            LoadAttempt attempt = new LoadAttempt(context, target, work);
            try {
                preparation.run();
                return attempt.run();
            } catch (WarehouseException e) {
                // Also what fails behind a commit, such as closing the connection, leaves open what became of it.
                Optional<List<LedgerRow>> settled = settle(attempt, e);
                if (settled.isPresent()) {
                    return settled.get();
                }
                if (!leavesOutRemoved(e, attempt, work)) {
                    repeatOrThrow(number++, e, attempt, work);
                }
            }
        }
    }

    private Optional<List<LedgerRow>> settle(LoadAttempt attempt, WarehouseException lost) {
        try {
            return attempt.settle();
        } catch (WarehouseException e) {
            lost.addSuppressed(e);
            throw new LoadException(
                    target.topic(),
                    "the connection was lost at the commit, and the ledger can't be asked, so it is unknown whether the"
                            + " rows were loaded. Load again: the ledger decides",
                    lost);
        }
    }

    /** Not a failure: a load that is behind meets files that were replaced, and that a vacuum has removed since. */
    private boolean leavesOutRemoved(WarehouseException failure, LoadAttempt attempt, LoadWork work)
            throws IOException {
        if (passes(failure) || attempt.failedFiles().isEmpty()) {
            return false;
        }
        List<DataFile> leftOut = work.leaveOutRemoved(attempt.failedFiles());
        if (leftOut.isEmpty()) {
            return false;
        }
        context.tellLeftOut(target.topic(), leftOut);
        return true;
    }

    private void repeatOrThrow(int number, WarehouseException failure, LoadAttempt attempt, LoadWork work) {
        if (number == ATTEMPTS || !passes(failure)) {
            throw failed(failure, attempt, work);
        }
        context.log().retrying(target.topic(), number, firstLine(failure));
        pause(number);
    }

    private LoadException failed(WarehouseException failure, LoadAttempt attempt, LoadWork work) {
        Optional<LoadError> error = attempt.loadError();
        String what = attempt.failedFiles().isEmpty() ? "loading into " : "COPY into ";
        String why = error.map(LoadError::toString).orElse(firstLine(failure));
        String message = what + QualifiedName.sql(target.table()) + " failed: " + why + ". Nothing was loaded of "
                + work.what()
                + error.map(bad -> ". Mend the file, or quarantine it to load the others")
                        .orElse("");
        return new LoadException(target.topic(), message, error.orElse(null), failure);
    }

    /** Without the SQL behind it, which the cause has. */
    private static String firstLine(WarehouseException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    /**
     * Redshift's own errors have no SQLSTATE of their own: 1023, a serializable isolation violation; and 1018, of a relation that is there
     * but was made, or made anew, after this transaction's snapshot (AWS, "ERROR:1018 DETAIL: Relation does not exist").
     */
    private static boolean passes(WarehouseException failure) {
        String message = String.valueOf(failure.getCause());
        return failure instanceof CommitException
                || CONFLICTS.contains(failure.sqlState())
                || isLost(failure)
                || message.contains("1023") && message.contains("isolation violation")
                || message.contains("1018") && message.contains("elation does not exist");
    }

    /** Not if it was given up as too slow: the next attempt would take as long. */
    private static boolean isLost(WarehouseException failure) {
        return LOST.stream().anyMatch(failure.sqlState()::startsWith)
                && !(failure.getCause() != null && failure.getCause().getCause() instanceof SocketTimeoutException);
    }

    private void pause(int attempt) {
        long most = FIRST_PAUSE.toMillis() << attempt;
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(most / 2, most));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoadException(target.topic(), "interrupted between two attempts; nothing was loaded", e);
        }
    }
}
