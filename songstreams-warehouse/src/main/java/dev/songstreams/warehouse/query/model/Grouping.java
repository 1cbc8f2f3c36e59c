// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.model;

import java.util.List;

/** One part of a GROUP BY: what rows are grouped by, once or in several ways. */
public sealed interface Grouping {

    /** Calls the visitor's method for this kind of grouping. */
    void accept(Visitor visitor);

    /** What is done for each kind of grouping. */
    interface Visitor {
        /** A single key. */
        void key(Key key);

        /** The keys, then ever fewer of them. */
        void rollup(Rollup rollup);

        /** Every selection of the keys. */
        void cube(Cube cube);

        /** The selections that are named. */
        void sets(Sets sets);
    }

    /** A single key. */
    record Key(Expr expression) implements Grouping {
        @Override
        public void accept(Visitor visitor) {
            visitor.key(this);
        }
    }

    /** By all keys, by all but the last, and so on down to one group of all rows. */
    record Rollup(List<Expr> keys) implements Grouping {

        /** Copies the list. */
        public Rollup {
            keys = List.copyOf(keys);
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.rollup(this);
        }
    }

    /** By every selection of the keys, also by none. */
    record Cube(List<Expr> keys) implements Grouping {

        /** Copies the list. */
        public Cube {
            keys = List.copyOf(keys);
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.cube(this);
        }
    }

    /** By each of these selections; an empty one makes one group of all rows. */
    record Sets(List<List<Expr>> sets) implements Grouping {

        /** Copies the lists. */
        public Sets {
            sets = sets.stream().map(List::copyOf).toList();
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.sets(this);
        }
    }
}
