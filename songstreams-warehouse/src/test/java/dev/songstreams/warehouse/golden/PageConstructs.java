// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.golden;

import dev.songstreams.warehouse.music.Listens;
import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.expression.Seek;
import java.time.Instant;
import java.util.List;

/** Pages after pages. */
final class PageConstructs {

    private static final Listens l = Listens.TABLE;
    private static final Instant LAST = Instant.parse("2026-11-02T10:00:00Z");

    private PageConstructs() {}

    static List<Construct> all() {
        return List.of(byOneKey(), downwards(), byTwoKeys());
    }

    private static Construct byOneKey() {
        return Construct.of(
                "the page behind a row, by one key",
                Query.select(l.song).from(l).seek(Seek.ascending(l.ts, LAST)).limit(2),
                """
                select listens.song
                from music.listens
                where listens.ts > ?
                order by listens.ts
                limit 2
                """,
                LAST);
    }

    private static Construct downwards() {
        return Construct.of(
                "the page behind a row, downwards, of some rows",
                Query.select(l.song)
                        .from(l)
                        .where(l.skipped.eq(false))
                        .seek(Seek.descending(l.ts, LAST).thenDescending(l.userId, 8L))
                        .limit(2),
                """
                select listens.song
                from music.listens
                where listens.skipped = ? and listens.ts <= ? and (listens.ts < ? or (listens.ts = ? and listens.user_id < ?))
                order by listens.ts desc, listens.user_id desc
                limit 2
                """,
                false,
                LAST,
                LAST,
                LAST,
                8L);
    }

    private static Construct byTwoKeys() {
        return Construct.of(
                "the page behind a row, by three keys of both directions",
                Query.select(l.song)
                        .from(l)
                        .seek(Seek.descending(l.ts, LAST)
                                .thenAscending(l.userId, 8L)
                                .thenAscending(l.item, 0))
                        .limit(2),
                """
                select listens.song
                from music.listens
                where listens.ts <= ? and (listens.ts < ? or (listens.ts = ? and listens.user_id > ?) or (listens.ts = ? and listens.user_id = ? and listens.item_in_session > ?))
                order by listens.ts desc, listens.user_id, listens.item_in_session
                limit 2
                """,
                LAST,
                LAST,
                LAST,
                8L,
                LAST,
                8L,
                0);
    }
}
