// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.golden;

import static dev.songstreams.warehouse.query.function.Aggregates.count;

import dev.songstreams.warehouse.music.Level;
import dev.songstreams.warehouse.music.Listens;
import dev.songstreams.warehouse.music.Plays;
import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.define.AlterTable;
import dev.songstreams.warehouse.query.define.CreateTable;
import dev.songstreams.warehouse.query.define.CreateTableAs;
import dev.songstreams.warehouse.query.define.DropTable;
import dev.songstreams.warehouse.query.define.TableLayout;
import dev.songstreams.warehouse.query.define.Truncate;
import dev.songstreams.warehouse.query.model.Encoding;
import dev.songstreams.warehouse.query.table.TableName;
import java.time.LocalDate;
import java.util.List;

/** CREATE, ALTER, DROP and TRUNCATE. */
final class DefinitionConstructs {

    private static final Plays made = Plays.named(TableName.of("music", "made"));
    private static final Listens l = Listens.TABLE;

    private DefinitionConstructs() {}

    static List<CommandConstruct> all() {
        return List.of(
                table(),
                fullTable(),
                CommandConstruct.of(
                        "a temporary table on every node",
                        CreateTable.of(Plays.named(TableName.of("made")))
                                .temporary()
                                .keys(TableLayout.onEveryNode()),
                        "create temporary table made (" + COLUMNS + ") diststyle all"),
                CommandConstruct.of(
                        "a table with an interleaved sort key",
                        CreateTable.of(made).keys(TableLayout.evenly().interleavedBy(made.genre, made.year)),
                        "create table music.made (" + COLUMNS + ") diststyle even interleaved sortkey (genre, year)"),
                CommandConstruct.of(
                        "a table whose keys are Redshift's choice",
                        CreateTable.of(made).keys(TableLayout.automatic().sortedAutomatically()),
                        "create table music.made (" + COLUMNS + ") diststyle auto sortkey auto"),
                tableAs(),
                CommandConstruct.of(
                        "a temporary table of a query",
                        CreateTableAs.of(
                                        TableName.of("made"),
                                        Query.select(l.song).from(l))
                                .temporary(),
                        """
                        create temporary table made as
                        select listens.song
                        from music.listens
                        """),
                CommandConstruct.of(
                        "a column added",
                        AlterTable.of(Plays.EXTENDED).addColumn(Plays.EXTENDED.comment),
                        "alter table music.plays add column comment varchar(200)"),
                CommandConstruct.of(
                        "a column added that takes no nulls",
                        AlterTable.of(Plays.EXTENDED)
                                .addColumn(Plays.EXTENDED.rating, 3)
                                .encoded(Encoding.AZ64),
                        "alter table music.plays add column rating integer default 3 encode az64 not null"),
                CommandConstruct.of(
                        "a table dropped", DropTable.of(TableName.of("music", "scratch")), "drop table music.scratch"),
                CommandConstruct.of(
                        "a table dropped if it is there, with its views",
                        DropTable.of(TableName.of("music", "none")).ifExists().cascade(),
                        "drop table if exists music.none cascade"),
                CommandConstruct.of(
                        "a table emptied",
                        Truncate.table(TableName.of("music", "scratch")),
                        "truncate table music.scratch"));
    }

    private static final String COLUMNS = """

                id bigint not null,
                title varchar(100) not null,
                genre varchar(40),
                year integer,
                level varchar(10),
                at timestamp,
                day date,
                payload super
            """;

    private static CommandConstruct table() {
        return CommandConstruct.of(
                "a table",
                CreateTable.of(made).ifNotExists(),
                "create table if not exists music.made (" + COLUMNS + ")");
    }

    private static CommandConstruct fullTable() {
        return CommandConstruct.of(
                "a table with all that can be said",
                CreateTable.of(made)
                        .withoutBackup()
                        .primaryKey(made.id)
                        .identity(made.id, 1, 10)
                        .withDefault(made.title, "it's")
                        .encoded(made.title, Encoding.ZSTD)
                        .withDefault(made.year, -1)
                        .withDefault(made.level, Level.free)
                        .withDefault(made.day, LocalDate.parse("2026-01-02"))
                        .encoded(made.genre, Encoding.LZO)
                        .keys(TableLayout.distributedBy(made.id).sortedBy(made.at, made.id)),
                """
                create table music.made (
                    id bigint identity(1, 10) not null,
                    title varchar(100) default 'it''s' encode zstd not null,
                    genre varchar(40) encode lzo,
                    year integer default -1,
                    level varchar(10) default 'free',
                    at timestamp,
                    day date default cast('2026-01-02' as date),
                    payload super,
                    primary key (id)
                ) backup no diststyle key distkey (id) compound sortkey (at, id)
                """);
    }

    private static CommandConstruct tableAs() {
        return CommandConstruct.of(
                "a table of a query",
                CreateTableAs.of(
                                TableName.of("music", "counted"),
                                Query.select(l.artist, l.song, count().as("plays"))
                                        .from(l)
                                        .where(l.skipped.eq(false))
                                        .groupBy(l.artist, l.song))
                        .withoutBackup()
                        .keys(TableLayout.distributedBy(l.artist).sortedBy(l.artist, l.song)),
                """
                create table music.counted backup no diststyle key distkey (artist) compound sortkey (artist, song) as
                select listens.artist, listens.song, count(*) as plays
                from music.listens
                where listens.skipped = ?
                group by listens.artist, listens.song
                """,
                false);
    }
}
