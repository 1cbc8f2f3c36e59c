// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

import dev.songstreams.warehouse.query.model.Definition;
import dev.songstreams.warehouse.query.model.Statement;
import dev.songstreams.warehouse.query.model.Upkeep;

/** Which statements cannot be part of a transaction. */
final class TransactionRule {

    private TransactionRule() {}

    /**
     * Refuses what would commit behind the transaction's back, and what the warehouse refuses there.
     *
     * @throws IllegalStateException saying why, and what to do
     */
    static void requireFitting(Statement statement, Lease lease) {
        if (!lease.isInsideTransaction()) {
            return;
        }
        if (statement instanceof Definition.Truncate) {
            throw new IllegalStateException("TRUNCATE commits, also what was done before it in this transaction; use"
                    + " Delete.from(table).everyRow() here, or truncate outside of the transaction");
        }
        if (statement instanceof Upkeep.Vacuum) {
            throw new IllegalStateException(
                    "VACUUM cannot be part of a transaction; run it outside, on a connection with autocommit");
        }
    }
}
