// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.star;

import static dev.songstreams.warehouse.query.function.Aggregates.count;

import dev.songstreams.warehouse.catalog.CatalogSong;
import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.table.Table;
import dev.songstreams.warehouse.query.table.TableName;
import dev.songstreams.warehouse.run.Database;
import dev.songstreams.warehouse.sql.Quoting;
import java.util.List;
import java.util.Map;

/** One refresh, within its transaction and behind the lock. Used once. */
final class StarRefresh {

    private static final StarChanges NOTHING = new StarChanges(0, 0, 0, 0, 0, 0, 0, 0);

    private final Database transaction;
    private final List<StagedTopic> topics;
    private final Map<String, String> places;

    StarRefresh(Database transaction, String stagingSchema, String starSchema) {
        this.transaction = transaction;
        this.topics = StagedTopic.in(stagingSchema, transaction);
        this.places = Map.of(
                "star", Quoting.identifier(starSchema),
                "reloads", StarReloads.place(stagingSchema, transaction),
                "unknown", Quoting.literal(CatalogSong.UNKNOWN_GENRE),
                "rules", TimeZoneRule.sql());
    }

    StarChanges run() {
        run("reloads");
        StarReloads reloads = StarReloads.found(transaction);
        long removed = removeReloaded(reloads);
        List<UnreadTopic> unread = unread(reloads);
        StarChanges added = unread.stream()
                .filter(each -> each.topic().hasListens())
                .map(this::listens)
                .reduce(NOTHING, StarChanges::plus);
        if (removed > 0) {
            run("unused");
        }
        run("time-zones");
        long users = users(unread, reloads.replaced());
        long genres = run("genres");
        run("progress");
        if (!reloads.isNone()) {
            run("reloads-read");
        }
        drop("songstreams_new_reloads", "songstreams_reloaded_rows", "songstreams_removed_listeners");
        return added.plus(new StarChanges(0, 0, 0, 0, 0, users, genres, removed));
    }

    /** Takes out the facts of reloaded offsets and marks the rows that come in their place. */
    private long removeReloaded(StarReloads reloads) {
        run("removed-listeners");
        if (reloads.isNone()) {
            return 0;
        }
        topics.forEach(topic -> run("reloaded-rows", topic));
        return run("removed-listens");
    }

    private List<UnreadTopic> unread(StarReloads reloads) {
        run("reached");
        topics.forEach(topic -> run("reached-offsets", topic));
        return UnreadTopic.among(topics, reloads, transaction);
    }

    /** The names that are new first, so that each new listen finds its keys. */
    private StarChanges listens(UnreadTopic unread) {
        run("new-listens", unread.places(places));
        long artists = run("artists");
        long songs = run("songs");
        long locations = run("locations");
        run("location-zips");
        long times = run("times");
        long listens = run("listens", unread.topic());
        requireOneRowEach(listens);
        drop("songstreams_new_listens", "songstreams_new_places");
        return new StarChanges(listens, songs, artists, locations, times, 0, 0, 0);
    }

    /** Keys are not enforced by Redshift: a name that somebody put in twice would double its listens. */
    private void requireOneRowEach(long inserted) {
        long expected = transaction
                .fetchOne(Query.select(count()).from(new NewListens(TableName.of("songstreams_new_listens"))))
                .orElse(0L);
        if (inserted != expected) {
            throw new IllegalStateException("the refresh was rolled back: " + expected + " new listens made " + inserted
                    + " facts. A song, artist or location of the star is there twice, or its row was changed by hand;"
                    + " rebuild the star");
        }
    }

    /** Users of whom something new was seen are computed anew from all that was seen of them; all, if rows were replaced. */
    private long users(List<UnreadTopic> unread, boolean all) {
        run("observations");
        if (all) {
            topics.forEach(topic -> run("all-users", topic));
            run("former-listeners");
        } else {
            unread.forEach(topic -> run("touched-users", topic.places(places)));
        }
        topics.forEach(topic -> run("observations-of-touched-users", topic));
        run("user-rows");
        long users = run("users");
        drop("songstreams_observations", "songstreams_touched_users", "songstreams_user_rows");
        return users;
    }

    private long run(String step) {
        return run(step, places);
    }

    private long run(String step, StagedTopic topic) {
        return run(step, topic.places(places));
    }

    /** Gives the rows that the statements changed. */
    private long run(String step, Map<String, String> values) {
        return SqlScript.of("refresh/" + step + ".sql").statements(values).stream()
                .mapToLong(transaction::execute)
                .sum();
    }

    private void drop(String... temporaryTables) {
        for (String table : temporaryTables) {
            transaction.execute("drop table " + table);
        }
    }

    /** The temporary table of the listens to add. */
    private static final class NewListens extends Table<NewListens> {
        NewListens(TableName name) {
            super(name, NewListens::new);
        }
    }
}
