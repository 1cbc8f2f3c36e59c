// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

import java.util.Optional;

/** The connection of one stream and, unless it is part of a transaction, the one that a cursor needs. */
record StreamScope(Lease lease, Optional<Transaction> transaction) {

    static StreamScope begin(Lease lease) {
        try {
            return new StreamScope(lease, Transaction.beginUnlessInside(lease));
        } catch (RuntimeException e) {
            lease.closeAfter(e);
            throw e;
        }
    }

    /** Commits, so that nothing is lost that was done on the same connection meanwhile. */
    void end() {
        try (lease) {
            transaction.ifPresent(Transaction::commit);
        }
    }

    void endAfter(Throwable failure) {
        transaction.ifPresent(each -> each.rollBackAfter(failure));
        lease.closeAfter(failure);
    }
}
