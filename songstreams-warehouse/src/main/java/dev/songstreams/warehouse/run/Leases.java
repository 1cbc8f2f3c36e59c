// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

/** Where a database has its connections from. */
@FunctionalInterface
interface Leases {

    /** A connection for one piece of work. */
    Lease take();

    /**
     * Runs what takes one lease and does a transaction on it, or a part of one.
     *
     * @throws IllegalStateException if this thread's transaction is on another connection
     */
    default <T, X extends Exception> T forTransaction(TransactionWork<T, X> work) throws X {
        return work.run();
    }

    /** A whole transaction, with what its block may throw. */
    @FunctionalInterface
    interface TransactionWork<T, X extends Exception> {
        T run() throws X;
    }
}
