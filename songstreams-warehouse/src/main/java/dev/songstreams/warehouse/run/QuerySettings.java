// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

import dev.songstreams.warehouse.sql.Quoting;
import java.time.Duration;
import java.util.Optional;

/**
 * How queries are run.
 *
 * @param timeout after which the server is asked to cancel a query; none unless told. Whole seconds, as JDBC has it
 * @param queryGroup the label under which the warehouse queues and logs queries; the session's unless told
 * @param fetchSize how many rows a streamed query brings at once; 10,000 unless told
 * @param listener is told of every query; nobody unless told
 */
record QuerySettings(Optional<Duration> timeout, Optional<String> queryGroup, int fetchSize, QueryListener listener) {

    /** Rows of a few hundred bytes: some megabytes in memory, and few round trips. */
    private static final int DEFAULT_FETCH_SIZE = 10_000;

    static final QuerySettings DEFAULTS =
            new QuerySettings(Optional.empty(), Optional.empty(), DEFAULT_FETCH_SIZE, QueryListener.NONE);

    QuerySettings {
        if (fetchSize < 1) {
            throw new IllegalArgumentException("the fetch size is 1 row or more, not " + fetchSize);
        }
        timeout.ifPresent(QuerySettings::requireWholeSeconds);
    }

    QuerySettings withTimeout(Duration other) {
        return new QuerySettings(Optional.of(other), queryGroup, fetchSize, listener);
    }

    QuerySettings withQueryGroup(String name) {
        // Refused here, not at the first query, if it cannot be quoted.
        Quoting.literal(name);
        return new QuerySettings(timeout, Optional.of(name), fetchSize, listener);
    }

    QuerySettings withFetchSize(int rows) {
        return new QuerySettings(timeout, queryGroup, rows, listener);
    }

    QuerySettings withListener(QueryListener other) {
        return new QuerySettings(timeout, queryGroup, fetchSize, other);
    }

    /** The timeout as JDBC takes it, where 0 is none. */
    int timeoutSeconds() {
        return timeout.map(each -> Math.toIntExact(each.toSeconds())).orElse(0);
    }

    private static void requireWholeSeconds(Duration timeout) {
        if (timeout.getNano() != 0 || timeout.getSeconds() < 1 || timeout.getSeconds() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a query timeout is one or more whole seconds, not " + timeout);
        }
    }
}
