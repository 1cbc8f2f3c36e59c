// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Connections of a data source, on which a thread does one transaction at a time. A second one within it would have another
 * connection: it would not see what the first has done, nor be rolled back with it, and would wait without end for rows that the
 * first holds, or for a connection that the pool does not have.
 */
final class DataSourceLeases implements Leases {

    // By data source, since any number of databases stand on one.
    private static final ThreadLocal<Set<DataSource>> IN_TRANSACTION =
            ThreadLocal.withInitial(() -> Collections.newSetFromMap(new IdentityHashMap<>()));

    private final DataSource dataSource;

    DataSourceLeases(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Lease take() {
        return Lease.from(dataSource);
    }

    @Override
    public <T, X extends Exception> T forTransaction(TransactionWork<T, X> work) throws X {
        Set<DataSource> inTransaction = IN_TRANSACTION.get();
        if (!inTransaction.add(dataSource)) {
            throw new IllegalStateException(
                    "this thread is in a transaction on this data source already; a second one within it"
                            + " would be on another connection, not see its work, not be rolled back with it, and might wait for it"
                            + " without end. Use the database that inTransaction gives to its block");
        }
        try {
            return work.run();
        } finally {
            inTransaction.remove(dataSource);
            if (inTransaction.isEmpty()) {
                IN_TRANSACTION.remove();
            }
        }
    }
}
