// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

import java.time.Duration;

/** Is told of every query that ran. It is called by the thread that ran it, and what it throws reaches the caller. */
public interface QueryListener {

    /** Listens to nothing. */
    QueryListener NONE = new QueryListener() {};

    /**
     * A query ran to its end, or was closed before.
     *
     * @param sql the text, with question marks for values
     * @param elapsed from its start until its last row was read or it was closed
     * @param rows how many rows were read, or by a statement changed
     */
    default void completed(String sql, Duration elapsed, long rows) {}

    /**
     * A query failed.
     *
     * @param sql the text, with question marks for values
     * @param elapsed from its start until it failed
     * @param failure what the caller is given
     */
    default void failed(String sql, Duration elapsed, WarehouseException failure) {}
}
