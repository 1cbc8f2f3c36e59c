// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.model;

import java.util.List;
import java.util.Optional;

/** What stands in FROM: a table or common table by its name, a query, or the elements of an array. */
public sealed interface Source {

    /** The name by which columns are qualified. */
    String alias();

    /** Calls the visitor's method for this kind of source. */
    void accept(Visitor visitor);

    /** What is done for each kind of source. */
    interface Visitor {
        /** A table by its name. */
        void named(Named table);

        /** A query in FROM. */
        void derived(Derived table);

        /** The elements of an array. */
        void elements(Elements elements);
    }

    /**
     * A table, view or common table.
     *
     * @param path its name, preceded by its schema where there is one
     * @param alias its name in this query; the last of the path where none was given
     */
    record Named(List<String> path, String alias) implements Source {

        /** Copies the path. */
        public Named {
            path = List.copyOf(path);
        }

        /** Whether the alias is a name of its own. */
        public boolean isAliased() {
            return !alias.equals(path.get(path.size() - 1));
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.named(this);
        }
    }

    /**
     * A query in FROM.
     *
     * @param query its rows
     * @param alias its name in this query
     */
    record Derived(QueryStatement query, String alias) implements Source {
        @Override
        public void accept(Visitor visitor) {
            visitor.derived(this);
        }
    }

    /**
     * The elements of a SUPER array of the rows of a source before it, one row each.
     *
     * @param array where the array is
     * @param alias what an element is called in this query
     * @param index what its place in the array is called, where it is asked for
     */
    record Elements(Expr.Path array, String alias, Optional<String> index) implements Source {
        @Override
        public void accept(Visitor visitor) {
            visitor.elements(this);
        }
    }
}
