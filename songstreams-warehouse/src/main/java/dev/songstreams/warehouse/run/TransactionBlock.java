// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

/**
 * What is done in one transaction.
 *
 * @param <T> what it gives
 * @param <X> the checked exception that it may throw; inferred, and none where it throws none
 */
@FunctionalInterface
public interface TransactionBlock<T, X extends Exception> {

    /** Does the work by this database, whose every statement is part of the transaction. */
    T run(Database transaction) throws X;
}
