// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How queries are run.
 *
 * @param timeout after which the server is asked to cancel a query; none unless told. Whole seconds, as JDBC has it
 * @param session settings of the session, in the order in which they are set: the query group, the label under which the warehouse
 *     queues and logs queries, and the timeout after which the server itself cancels a statement; the session's own unless told
 * @param fetchSize how many rows a streamed query brings at once; 10,000 unless told
 * @param listener is told of every query; nobody unless told
 */
record QuerySettings(Optional<Duration> timeout, List<SessionSetting> session, int fetchSize, QueryListener listener) {

    /** Rows of a few hundred bytes: some megabytes in memory, and few round trips. */
    private static final int DEFAULT_FETCH_SIZE = 10_000;

    static final QuerySettings DEFAULTS =
            new QuerySettings(Optional.empty(), List.of(), DEFAULT_FETCH_SIZE, QueryListener.NONE);

    QuerySettings {
        session = List.copyOf(session);
        if (fetchSize < 1) {
            throw new IllegalArgumentException("the fetch size is 1 row or more, not " + fetchSize);
        }
        timeout.ifPresent(QuerySettings::requireWholeSeconds);
    }

    QuerySettings withTimeout(Duration other) {
        return new QuerySettings(Optional.of(other), session, fetchSize, listener);
    }

    QuerySettings with(SessionSetting setting) {
        List<SessionSetting> all = new ArrayList<>(session);
        all.removeIf(each -> each.name().equals(setting.name()));
        all.add(setting);
        return new QuerySettings(timeout, all, fetchSize, listener);
    }

    QuerySettings withFetchSize(int rows) {
        return new QuerySettings(timeout, session, rows, listener);
    }

    QuerySettings withListener(QueryListener other) {
        return new QuerySettings(timeout, session, fetchSize, other);
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
