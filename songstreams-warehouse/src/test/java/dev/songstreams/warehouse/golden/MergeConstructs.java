// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.golden;

import static dev.songstreams.warehouse.query.function.Nulls.coalesce;

import dev.songstreams.warehouse.music.Plays;
import dev.songstreams.warehouse.query.write.Merge;
import java.util.List;

/** MERGE. */
final class MergeConstructs {

    private static final Plays p = Plays.TABLE;
    private static final Plays staged = Plays.STAGED;

    private MergeConstructs() {}

    static List<CommandConstruct> all() {
        return List.of(update(), delete(), removeDuplicates());
    }

    private static CommandConstruct update() {
        return CommandConstruct.of(
                "rows merged",
                Merge.into(p)
                        .using(staged)
                        .on(p.id.eq(staged.id))
                        .whenMatchedUpdate(p.title.to(staged.title), p.genre.to(coalesce(staged.genre, "None")))
                        .whenNotMatchedInsert(p.id.to(staged.id), p.title.to(staged.title), p.year.toNull()),
                """
                merge into music.plays
                using music.staged_plays
                on plays.id = staged_plays.id
                when matched then update set title = staged_plays.title, genre = coalesce(staged_plays.genre, ?)
                when not matched then insert (id, title, year) values (staged_plays.id, staged_plays.title, null)
                """,
                "None");
    }

    private static CommandConstruct delete() {
        Plays come = staged.as("come");
        return CommandConstruct.of(
                "rows merged, those that match deleted",
                Merge.into(p)
                        .using(come)
                        .on(p.id.eq(come.id).and(p.title.eq(come.title)))
                        .whenMatchedDelete()
                        .whenNotMatchedInsert(p.id.to(come.id), p.title.to(come.title), p.genre.to("New")),
                """
                merge into music.plays
                using music.staged_plays as come
                on plays.id = come.id and plays.title = come.title
                when matched then delete
                when not matched then insert (id, title, genre) values (come.id, come.title, ?)
                """,
                "New");
    }

    private static CommandConstruct removeDuplicates() {
        return CommandConstruct.of(
                "rows replaced, each once",
                Merge.into(p).using(staged).on(p.id.eq(staged.id)).removeDuplicates(),
                """
                merge into music.plays
                using music.staged_plays
                on plays.id = staged_plays.id
                remove duplicates
                """);
    }
}
