// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.model;

/** What a query is before it is sorted and cut: one select, or two queries combined. */
public sealed interface QueryBody permits SelectBody, SetOperation {

    /** The select list, which names and orders the columns; in a set operation the first query's. */
    Projection projection();

    /** Calls the visitor's method for this kind of body. */
    void accept(Visitor visitor);

    /** What is done for each kind of body. */
    interface Visitor {
        /** One select. */
        void select(SelectBody select);

        /** Two queries combined. */
        void setOperation(SetOperation operation);
    }
}
