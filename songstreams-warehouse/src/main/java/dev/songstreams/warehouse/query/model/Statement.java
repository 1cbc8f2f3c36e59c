// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.model;

/** One SQL statement: a query, a change of rows, a change of tables, or upkeep. */
public sealed interface Statement permits QueryStatement, Write, Definition, Upkeep {

    /** Calls the visitor's method for this kind of statement. */
    void accept(Visitor visitor);

    /** What is done for each kind of statement. */
    interface Visitor {
        /** A query. */
        void query(QueryStatement query);

        /** A change of rows. */
        void write(Write write);

        /** A change of tables. */
        void definition(Definition definition);

        /** Upkeep. */
        void upkeep(Upkeep upkeep);
    }
}
