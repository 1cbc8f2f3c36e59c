// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.golden;

import dev.songstreams.warehouse.music.Listens;
import dev.songstreams.warehouse.music.Songs;
import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.Select;
import java.util.List;

/** UNION, INTERSECT and EXCEPT. */
final class CombinedConstructs {

    private static final Listens l = Listens.TABLE;
    private static final Songs s = Songs.TABLE;

    private CombinedConstructs() {}

    static List<Construct> all() {
        return List.of(
                Construct.of("rows of either", played().union(titles()), combined("union")),
                Construct.of("rows of either, repeated too", played().unionAll(titles()), combined("union all")),
                Construct.of("rows of both", played().intersect(titles()), combined("intersect")),
                Construct.of("rows of the first alone", played().except(titles()), combined("except")),
                Construct.of(
                        "combined rows, sorted and cut",
                        played().union(titles()).orderBy(l.song.desc()).limit(5).offset(1),
                        combined("union") + "\norder by 1 desc\nlimit 5\noffset 1"),
                nested(),
                withCommonTable());
    }

    private static Construct nested() {
        return Construct.of(
                "combined rows combined again",
                played().union(titles()).except(titles().orderBy(s.title.asc()).limit(2)),
                """
                (
                    select listens.song
                    from music.listens
                    union
                    select songs.title
                    from music.songs
                )
                except
                (
                    select songs.title
                    from music.songs
                    order by songs.title
                    limit 2
                )
                """);
    }

    private static Construct withCommonTable() {
        var rock = titles().where(s.genre.eq("Rock")).asCommonTable("rock");
        var ofRock = Query.with(rock).select(rock.column(s.title)).from(rock);
        return Construct.of("combined rows of a common table", ofRock.unionAll(ofRock), """
                with rock as (
                    select songs.title
                    from music.songs
                    where songs.genre = ?
                )
                select rock.title
                from rock
                union all
                select rock.title
                from rock
                """, "Rock");
    }

    private static Select<String> played() {
        return Query.select(l.song).from(l);
    }

    private static Select<String> titles() {
        return Query.select(s.title).from(s);
    }

    private static String combined(String word) {
        return "select listens.song\nfrom music.listens\n" + word + "\nselect songs.title\nfrom music.songs";
    }
}
