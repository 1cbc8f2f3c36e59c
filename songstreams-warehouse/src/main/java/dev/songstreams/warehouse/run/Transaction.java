// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One transaction on a leased connection: autocommit off, then a commit or a rollback, then autocommit as it was. */
final class Transaction {

    private static final String IN_FAILED_TRANSACTION = "25P02";

    private final Connection connection;
    private final boolean autoCommitBefore;
    private @Nullable WarehouseException failure;

    private Transaction(Connection connection, boolean autoCommitBefore) {
        this.connection = connection;
        this.autoCommitBefore = autoCommitBefore;
    }

    static Transaction begin(Lease lease) {
        if (lease.isInsideTransaction()) {
            throw new IllegalStateException("this connection is inside a transaction already (autocommit is off);"
                    + " whoever began it commits it");
        }
        Connection connection = lease.connection();
        try {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            return new Transaction(connection, autoCommit);
        } catch (SQLException e) {
            throw WarehouseException.of("beginning a transaction failed", e);
        }
    }

    /** A transaction of one's own, unless the connection's owner has begun one already, of which this is then a part. */
    static Optional<Transaction> beginUnlessInside(Lease lease) {
        return lease.isInsideTransaction() ? Optional.empty() : Optional.of(begin(lease));
    }

    /** A statement failed: the warehouse answers any other with an error, and a commit by rolling back. */
    void failed(WarehouseException first) {
        failure = failure == null ? first : failure;
    }

    /** The server answers the commit of a failed transaction with a rollback and no error, and most drivers do so, too. */
    void commit() {
        if (failure != null) {
            throw rolledBack(failure.rolledBack());
        }
        try {
            connection.commit();
        } catch (SQLException e) {
            throw rolledBack(
                    IN_FAILED_TRANSACTION.equals(e.getSQLState())
                            ? WarehouseException.of(
                                    "the transaction was rolled back, not committed: a statement failed", e)
                            : new CommitException(e));
        }
        try {
            connection.setAutoCommit(autoCommitBefore);
        } catch (SQLException e) {
            throw WarehouseException.of("the transaction is committed, but restoring autocommit failed", e);
        }
    }

    private WarehouseException rolledBack(WarehouseException why) {
        rollBackAfter(why);
        return why;
    }

    /** Autocommit stays off if the rollback fails: switching it on would commit what could not be rolled back. */
    void rollBackAfter(Throwable failure) {
        try {
            connection.rollback();
            connection.setAutoCommit(autoCommitBefore);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
