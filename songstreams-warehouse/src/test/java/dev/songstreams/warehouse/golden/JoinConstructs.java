// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.golden;

import dev.songstreams.warehouse.music.Listens;
import dev.songstreams.warehouse.music.Songs;
import dev.songstreams.warehouse.query.Query;
import java.util.List;

/** Joins of all kinds. */
final class JoinConstructs {

    private static final Listens l = Listens.TABLE;
    private static final Songs s = Songs.TABLE;

    private JoinConstructs() {}

    static List<Construct> all() {
        return List.of(
                Construct.of(
                        "rows that belong together",
                        Query.select(l.song, s.genre).from(l).join(s).on(l.songKey.eq(s.songKey)),
                        """
                        select listens.song, songs.genre
                        from music.listens
                        join music.songs on listens.song_key = songs.song_key
                        """),
                Construct.of(
                        "rows of the right side without a partner too",
                        Query.select(l.song, s.title).from(l).rightJoin(s).on(l.songKey.eq(s.songKey)),
                        """
                        select listens.song, songs.title
                        from music.listens
                        right join music.songs on listens.song_key = songs.song_key
                        """),
                Construct.of(
                        "rows of both sides without a partner too",
                        Query.select(l.song, s.title).from(l).fullJoin(s).on(l.songKey.eq(s.songKey)),
                        """
                        select listens.song, songs.title
                        from music.listens
                        full join music.songs on listens.song_key = songs.song_key
                        """),
                Construct.of(
                        "every row with every row",
                        Query.select(l.song, s.title).from(l).crossJoin(s),
                        """
                        select listens.song, songs.title
                        from music.listens
                        cross join music.songs
                        """),
                joinedToItself());
    }

    private static Construct joinedToItself() {
        Listens earlier = l.as("earlier");
        return Construct.of(
                "a table joined to itself",
                Query.select(l.song, earlier.song.as("before"))
                        .from(l)
                        .leftJoin(earlier)
                        .on(earlier.userId.eq(l.userId).and(earlier.ts.lt(l.ts)))
                        .leftJoin(s)
                        .on(s.songKey.eq(l.songKey)),
                """
                select listens.song, earlier.song as before
                from music.listens
                left join music.listens as earlier on earlier.user_id = listens.user_id and earlier.ts < listens.ts
                left join music.songs on songs.song_key = listens.song_key
                """);
    }
}
