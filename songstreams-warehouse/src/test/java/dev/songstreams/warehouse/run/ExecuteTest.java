// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

import static dev.songstreams.warehouse.query.function.Aggregates.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.warehouse.music.Level;
import dev.songstreams.warehouse.music.Plays;
import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.define.CreateTable;
import dev.songstreams.warehouse.query.define.DropTable;
import dev.songstreams.warehouse.query.define.TableLayout;
import dev.songstreams.warehouse.query.define.Truncate;
import dev.songstreams.warehouse.query.expression.Json;
import dev.songstreams.warehouse.query.expression.Seek;
import dev.songstreams.warehouse.query.table.TableName;
import dev.songstreams.warehouse.query.tuple.Tuple3;
import dev.songstreams.warehouse.query.upkeep.Explain;
import dev.songstreams.warehouse.query.upkeep.Vacuum;
import dev.songstreams.warehouse.query.write.Delete;
import dev.songstreams.warehouse.query.write.Insert;
import dev.songstreams.warehouse.query.write.InsertRows;
import dev.songstreams.warehouse.query.write.Merge;
import dev.songstreams.warehouse.query.write.RowInsert;
import dev.songstreams.warehouse.query.write.Update;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements that write, in a table of their own. */
class ExecuteTest extends WarehouseTest {

    private static final TableName NAME = TableName.of("music", "executed");
    private static final Plays p = Plays.named(NAME);

    private Database database;

    @BeforeEach
    void makeTheTable() throws SQLException {
        database = warehouse.database();
        database.execute(CreateTable.of(p).keys(TableLayout.distributedBy(p.id).sortedBy(p.at)));
    }

    @AfterEach
    void dropTheTable() {
        database.execute(DropTable.of(NAME).ifExists());
    }

    private record Play(
            long id,
            String title,
            @Nullable String genre,
            @Nullable Integer year,
            @Nullable Level level,
            @Nullable Instant at,
            @Nullable LocalDate day) {

        static Play of(long id, String title) {
            return new Play(id, title, null, null, null, null, null);
        }
    }

    private static final RowInsert<Play> PLAYS = RowInsert.<Play>into(p)
            .set(p.id, Play::id)
            .set(p.title, Play::title)
            .setNullable(p.genre, Play::genre)
            .setNullable(p.year, Play::year)
            .setNullable(p.level, Play::level)
            .setNullable(p.at, Play::at)
            .setNullable(p.day, Play::day);

    @Test
    void insertsUpdatesAndDeletesSayingHowManyRows() {
        InsertRows two = Insert.into(p)
                .values(p.id.to(1L), p.title.to("Starlight"), p.payload.to(new Json("{\"a\": 1}")))
                .values(p.id.to(2L), p.title.to("Bliss"), p.payload.toNull());

        assertThat(database.execute(two)).isEqualTo(2);
        assertThat(database.execute(
                        Update.table(p).set(p.genre.to("Rock")).where(p.title.in(List.of("Bliss", "Starlight")))))
                .isEqualTo(2);
        assertThat(database.execute(Delete.from(p).where(p.id.eq(2L)))).isEqualTo(1);
        assertThat(database.fetch(Query.select(p.payload).from(p))).containsExactly(new Json("{\"a\": 1}"));
        assertThat(database.fetch(Query.select(p.genre).from(p))).containsExactly("Rock");
    }

    @Test
    void updatesTheRowsThatTheJoinedTablesBelongTo() {
        database.insert(PLAYS, List.of(Play.of(1, "Starlight"), Play.of(2, "Bliss"), Play.of(4, "Unplayed")));

        long changed = database.execute(Update.table(p)
                .set(p.genre.to(l.state), p.year.to(s.year))
                .from(s)
                .join(l)
                .on(l.songKey.eq(s.songKey).and(l.item.eq(0)))
                .where(s.songKey.eq(p.id)));

        assertThat(changed).isEqualTo(2);
        assertThat(database.fetch(Query.select(p.id, p.genre, p.year).from(p).orderBy(p.id.asc())))
                .containsExactly(
                        new Tuple3<>(1L, "CA", 2006), new Tuple3<>(2L, "WA", 2001), new Tuple3<>(4L, null, null));
    }

    @Test
    void insertsRecordsAndReadsThemBack() {
        Play full = new Play(
                1,
                "it's \"odd\" \\ $1 ? Größe",
                "Rock",
                2006,
                Level.paid,
                Instant.parse("2026-11-01T23:59:30.123456Z"),
                LocalDate.parse("2026-11-01"));

        assertThat(database.insert(PLAYS, List.of(full, Play.of(2, "Bliss")))).isEqualTo(2);

        assertThat(all()).containsExactly(full, Play.of(2, "Bliss"));
    }

    @Test
    void insertsManyRecordsInFewStatements() {
        List<Play> plays =
                IntStream.range(0, 2_345).mapToObj(i -> Play.of(i, "song " + i)).toList();
        List<String> heard = new ArrayList<>();

        long inserted = database.withListener(noting(heard)).insert(PLAYS, plays);

        assertThat(inserted).isEqualTo(2_345);
        assertThat(heard).containsExactly("2000 rows", "345 rows");
        assertThat(all()).isEqualTo(plays);
    }

    @Test
    void runsStatementsAllOrNone() {
        var first = Insert.into(p).values(p.id.to(1L), p.title.to("Starlight"));
        var tooLong = Insert.into(p).values(p.id.to(2L), p.title.to("x".repeat(101)));

        assertThatThrownBy(() -> database.executeAll(List.of(first, tooLong)))
                .isInstanceOf(WarehouseException.class)
                .hasMessageStartingWith("the query failed with SQLSTATE 22001: ERROR: value too long")
                .hasMessageNotContaining("xxx");
        assertThat(number()).isZero();
        assertThat(database.executeAll(
                        List.of(first, Update.table(p).set(p.year.to(1)).everyRow(), first)))
                .isEqualTo(3);
        assertThat(number()).isEqualTo(2);
        assertThat(database.executeAll(List.of())).isZero();
    }

    @Test
    void runsStatementsAsAPartOfATransaction() {
        var row = Insert.into(p).values(p.id.to(1L), p.title.to("Starlight"));

        assertThatThrownBy(() -> database.inTransaction(transaction -> {
                    transaction.executeAll(List.of(row, row));
                    transaction.insert(PLAYS, List.of(Play.of(3, "Bliss")));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(number()).isZero();
    }

    @Test
    void mergesATableIntoAnother() throws SQLException {
        Plays staged = Plays.STAGED;
        database.insert(PLAYS, List.of(Play.of(2, "Bliss"), Play.of(9, "Alone")));

        long changed = database.execute(Merge.into(p)
                .using(staged)
                .on(p.id.eq(staged.id))
                .whenMatchedUpdate(p.title.to(staged.title))
                .whenNotMatchedInsert(p.id.to(staged.id), p.title.to(staged.title)));

        assertThat(changed).isEqualTo(2);
        assertThat(database.fetch(Query.select(p.title).from(p).orderBy(p.id.asc())))
                .containsExactly("Bliss again", "Yambo", "Alone");
    }

    @Test
    void truncatesAndVacuumsOutsideOfTransactionsOnly() {
        database.insert(PLAYS, List.of(Play.of(1, "Bliss")));

        assertThatThrownBy(() -> database.inTransaction(transaction -> transaction.execute(Truncate.table(NAME))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("TRUNCATE commits, also what was done before it in this transaction; use"
                        + " Delete.from(table).everyRow() here, or truncate outside of the transaction");
        assertThatThrownBy(() -> database.executeAll(List.of(Vacuum.full(NAME))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("VACUUM cannot be part of a transaction; run it outside, on a connection with autocommit");
        assertThat(number()).isEqualTo(1);

        database.execute(Truncate.table(NAME));
        database.execute(Vacuum.full(NAME));

        assertThat(number()).isZero();
    }

    @Test
    void commitsThoughThePoolGivesConnectionsWithoutAutocommit() throws SQLException {
        var pool = new WatchedDataSource(warehouse.dataSource(), ExecuteTest::withoutAutocommit);

        Database.over(pool).insert(PLAYS, List.of(Play.of(1, "Bliss")));
        Database.over(pool).execute(Insert.into(p).values(p.id.to(2L), p.title.to("Yambo")));
        Database.over(pool).execute(Vacuum.full(NAME));

        assertThat(number()).isEqualTo(2);
        assertThat(pool.open()).isZero();
    }

    @Test
    void takesOneConnectionForAllStatements() throws SQLException {
        var pool = new WatchedDataSource(warehouse.dataSource(), connection -> connection);

        Database.over(pool).insert(PLAYS, List.of(Play.of(1, "Bliss")));

        assertThat(pool.given()).isEqualTo(1);
    }

    @Test
    void explainsWithoutRunning() {
        var delete = Delete.from(p).where(p.id.eq(1L));

        assertThat(database.explain(Explain.of(delete))).isNotEmpty().anyMatch(line -> line.contains("Delete"));
    }

    @Test
    void goesThroughPages() {
        database.insert(
                PLAYS,
                IntStream.range(0, 25)
                        .mapToObj(i -> Play.of(i, "song " + i % 7))
                        .toList());
        var pages = Query.select(p.title, p.id).from(p).limit(4);
        List<Long> seen = new ArrayList<>();

        var page = database.fetch(pages.orderBy(p.title.desc(), p.id.asc()));
        while (!page.isEmpty()) {
            page.forEach(row -> seen.add(row.second()));
            var last = page.get(page.size() - 1);
            page = database.fetch(
                    pages.seek(Seek.descending(p.title, last.first()).thenAscending(p.id, last.second())));
        }

        var expected = database.fetch(Query.select(p.id).from(p).orderBy(p.title.desc(), p.id.asc()));
        assertThat(seen).hasSize(25).isEqualTo(expected);
    }

    private List<Play> all() {
        return database.fetch(Query.select(p.id, p.title, p.genre, p.year, p.level, p.at, p.day)
                .from(p)
                .orderBy(p.id.asc())
                .as(Play.class));
    }

    private long number() {
        return database.fetchOne(Query.select(count()).from(p)).orElseThrow();
    }

    private static java.sql.Connection withoutAutocommit(java.sql.Connection connection) {
        try {
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static QueryListener noting(List<String> heard) {
        return new QueryListener() {
            @Override
            public void completed(String sql, Duration elapsed, long rows) {
                heard.add(rows + " rows");
            }
        };
    }
}
