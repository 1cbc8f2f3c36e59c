// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.golden;

import static dev.songstreams.warehouse.query.expression.Expression.value;
import static dev.songstreams.warehouse.query.function.Numbers.plus;

import dev.songstreams.warehouse.music.Songs;
import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.expression.SqlType;
import dev.songstreams.warehouse.query.table.CommonTable;
import java.util.List;

/** Common tables that grow out of themselves. */
final class RecursiveConstructs {

    private static final Songs s = Songs.TABLE;

    private RecursiveConstructs() {}

    static List<Construct> all() {
        var year = value(2000).cast(SqlType.INTEGER).as("year");
        CommonTable years = Query.select(year, s.title)
                .from(s)
                .where(s.songKey.eq(1L))
                .asRecursiveTable(
                        "years",
                        self -> Query.select(plus(self.column(year), 1), self.column(s.title))
                                .from(self)
                                .where(self.column(year).lt(2003)));
        return List.of(Construct.of(
                "a common table that grows",
                Query.with(years)
                        .select(years.column(year), years.column(s.title))
                        .from(years)
                        .orderBy(years.column(year).asc()),
                """
                with recursive years (year, title) as (
                    select cast(? as integer) as year, songs.title
                    from music.songs
                    where songs.song_key = ?
                    union all
                    select years.year + ?, years.title
                    from years
                    where years.year < ?
                )
                select years.year, years.title
                from years
                order by years.year
                """,
                2000,
                1L,
                1,
                2003));
    }
}
