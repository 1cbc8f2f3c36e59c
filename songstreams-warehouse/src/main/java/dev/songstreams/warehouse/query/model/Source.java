// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.model;

import java.util.List;

/** What stands in FROM: a table or common table by its name, or a query. */
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
}
