// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.write;

import dev.songstreams.warehouse.query.table.Assignment;
import dev.songstreams.warehouse.query.table.Table;

/**
 * INSERT, before it is said of what. Immutable.
 *
 * <pre>{@code
 * Insert.into(s).values(s.songKey.to(5L), s.title.to("Bliss"), s.genre.toNull())
 * Insert.into(top).select(top.artist.to(l.artist), top.plays.to(count())).as(rows -> rows.from(l).groupBy(l.artist))
 * }</pre>
 *
 * <p>Many records go in faster by {@link RowInsert}, and very many by COPY, which Redshift is made for.
 */
public final class Insert {

    private final Target target;

    private Insert(Target target) {
        this.target = target;
    }

    /**
     * Into this table.
     *
     * @throws IllegalArgumentException if the table has an alias, for which INSERT has no place
     */
    public static Insert into(Table<?> table) {
        return new Insert(Target.unaliased(table, "INSERT"));
    }

    /**
     * One row of values; columns that are not named get their defaults.
     *
     * @throws IllegalArgumentException if a column is another table's, is named twice, or a required one is missing
     */
    public InsertRows values(Assignment first, Assignment... more) {
        return InsertRows.of(target, Target.all(first, more));
    }

    /**
     * What a query gives; each column with the expression that is selected for it.
     *
     * @throws IllegalArgumentException if a column is another table's, is named twice, or a required one is missing
     */
    public InsertSelect select(Assignment first, Assignment... more) {
        return new InsertSelect(target, Target.all(first, more));
    }
}
