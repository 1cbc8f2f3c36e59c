// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

import dev.songstreams.warehouse.query.render.RenderedQuery;
import java.sql.SQLException;
import java.time.Duration;

/** Times one run of a query and tells the listener how it ended, once. */
final class QueryWatch {

    private final RenderedQuery query;
    private final QueryListener listener;
    private final Lease lease;
    // A stop watch, not a clock: it never goes backwards.
    private final long startedNanos = System.nanoTime();
    private boolean ended;

    QueryWatch(RenderedQuery query, QueryListener listener, Lease lease) {
        this.query = query;
        this.listener = listener;
        this.lease = lease;
    }

    void completed(long rows) {
        if (!ended) {
            ended = true;
            listener.completed(query.sql(), elapsed(), rows);
        }
    }

    /** What to throw for the driver's exception. */
    WarehouseException failed(SQLException cause) {
        WarehouseException failure = WarehouseException.ofQuery(query, cause);
        lease.failed(failure);
        if (!ended) {
            ended = true;
            listener.failed(query.sql(), elapsed(), failure);
        }
        return failure;
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }
}
