// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.model;

/** One SQL statement. Today a query; statements that write join the permitted types, and every visitor must then answer. */
public sealed interface Statement permits QueryStatement {

    /** Calls the visitor's method for this kind of statement. */
    void accept(Visitor visitor);

    /** What is done for each kind of statement. */
    interface Visitor {
        /** A query. */
        void query(QueryStatement query);
    }
}
