// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query;

import static dev.songstreams.warehouse.query.function.Aggregates.count;
import static dev.songstreams.warehouse.query.function.Aggregates.listagg;
import static dev.songstreams.warehouse.query.function.Aggregates.median;
import static dev.songstreams.warehouse.query.function.Aggregates.percentileCont;
import static dev.songstreams.warehouse.query.function.Aggregates.sum;
import static dev.songstreams.warehouse.query.function.Ranking.ntile;
import static dev.songstreams.warehouse.query.function.Windows.lag;
import static dev.songstreams.warehouse.query.function.Windows.nthValue;
import static dev.songstreams.warehouse.query.function.Windows.ratioToReport;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.warehouse.music.Listens;
import dev.songstreams.warehouse.music.Plays;
import dev.songstreams.warehouse.music.Songs;
import dev.songstreams.warehouse.query.define.CreateTable;
import dev.songstreams.warehouse.query.define.CreateTableAs;
import dev.songstreams.warehouse.query.define.TableLayout;
import dev.songstreams.warehouse.query.expression.Case;
import dev.songstreams.warehouse.query.expression.Condition;
import dev.songstreams.warehouse.query.expression.Expression;
import dev.songstreams.warehouse.query.expression.FrameBound;
import dev.songstreams.warehouse.query.expression.Window;
import dev.songstreams.warehouse.query.table.SuperPath;
import dev.songstreams.warehouse.query.table.TableName;
import dev.songstreams.warehouse.query.upkeep.Analyze;
import dev.songstreams.warehouse.query.upkeep.Vacuum;
import dev.songstreams.warehouse.query.write.Delete;
import dev.songstreams.warehouse.query.write.Insert;
import dev.songstreams.warehouse.query.write.Merge;
import dev.songstreams.warehouse.query.write.RowInsert;
import dev.songstreams.warehouse.query.write.Update;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What the compiler cannot see of statements that write and define is refused when they are built. */
class WriteRefusalTest {

    private static final Plays p = Plays.TABLE;
    private static final Plays staged = Plays.STAGED;
    private static final Listens l = Listens.TABLE;
    private static final Songs s = Songs.TABLE;

    @Test
    void refusesANewRowWithoutItsRequiredColumns() {
        refused(
                () -> Insert.into(p).values(p.genre.to("Rock")),
                "a new row of plays needs id, title, which take no nulls; give a value, or toDefault()");
        refused(
                () -> Insert.into(p).select(p.id.to(l.userId)),
                "a new row of plays needs title, which take no nulls; give a value, or toDefault()");
        refused(
                () -> Merge.into(p)
                        .using(staged)
                        .on(p.id.eq(staged.id))
                        .whenMatchedDelete()
                        .whenNotMatchedInsert(p.id.to(staged.id)),
                "a new row of plays needs title, which take no nulls; give a value, or toDefault()");
    }

    @Test
    void refusesNullsThatAreNotSaid() {
        String noTitle = null;

        refused(
                () -> p.genre.to(noTitle),
                "null is no value for genre; where the column takes nulls, say toNull(), or toNullable(value) if it may be"
                        + " one");
        refused(
                () -> RowInsert.<String>into(p)
                        .set(p.id, title -> 1L)
                        .set(p.title, title -> noTitle)
                        .statements(List.of("x")),
                "null is no value for title; where the column takes nulls, say toNull(), or toNullable(value) if it may be"
                        + " one");
    }

    @Test
    void refusesColumnsOfOtherTables() {
        refused(() -> Update.table(p).set(s.title.to("x")), "songs.title is no column of plays");
        refused(() -> Insert.into(s).values(staged.id.to(1L)), "staged_plays.id is no column of songs");
        refused(() -> CreateTable.of(p).primaryKey(staged.id), "staged_plays.id is no column of plays");
        refused(
                () -> CreateTable.of(p).keys(TableLayout.distributedBy(l.userId)),
                "listens.user_id is no column of plays");
        refused(() -> Analyze.table(p).columns(l.userId), "listens.user_id is no column of plays");
    }

    @Test
    void refusesTwoValuesForOneColumn() {
        refused(() -> Update.table(p).set(p.year.to(1), p.year.to(2)), "plays.year is given two values");
    }

    @Test
    void refusesRowsOfDifferentColumns() {
        var one = Insert.into(p).values(p.id.to(1L), p.title.to("x"));

        refused(
                () -> one.values(p.title.to("y"), p.id.to(2L)),
                "every row gives the same columns in the same order: the first gives [id, title], this one [title, id]");
    }

    @Test
    void refusesConditionsThatHaveComeToNothing() {
        List<Condition> wanted = List.of();

        refused(
                () -> Delete.from(p).where(Condition.allOf(wanted)),
                "the condition of this DELETE is true of every row of music.plays; if they all are meant, say everyRow()");
        refused(
                () -> Delete.from(p).using(staged).where(p.genre.notIn(List.of())),
                "the condition of this DELETE is true of every row of music.plays; if they all are meant, say everyRow()");
        refused(
                () -> Delete.from(p).where(Condition.anyOf(wanted).not()),
                "the condition of this DELETE is true of every row of music.plays; if they all are meant, say everyRow()");
        refused(
                () -> Delete.from(p).where(p.genre.eq("pop").or(Condition.always())),
                "the condition of this DELETE is true of every row of music.plays; if they all are meant, say everyRow()");
        refused(
                () -> Update.table(p).set(p.year.to(1)).where(Condition.always()),
                "the condition of this UPDATE is true of every row of music.plays; if they all are meant, say everyRow()");
        refused(
                () -> Update.table(p).set(p.year.to(1)).from(s).where(Condition.allOf(wanted)),
                "the condition of this UPDATE is true of every row of music.plays; if they all are meant, say everyRow()");
    }

    @Test
    void refusesAliasesThatTheGrammarHasNoPlaceFor() {
        refused(
                () -> Delete.from(p.as("x")),
                "Redshift's DELETE takes no alias for its table; write to music.plays without as(\"x\")");
        refused(
                () -> Insert.into(p.as("x")),
                "Redshift's INSERT takes no alias for its table; write to music.plays without as(\"x\")");
        refused(
                () -> Merge.into(p.as("x")),
                "Redshift's MERGE takes no alias for its table; write to music.plays without as(\"x\")");
    }

    @Test
    void refusesMergesThatRedshiftRefuses() {
        var merge = Merge.into(p).using(staged);
        String equalities = "Redshift's MERGE matches rows by equal columns; its condition is equalities joined by AND";

        refused(() -> merge.on(p.id.gt(staged.id)), equalities);
        refused(() -> merge.on(p.id.eq(staged.id).or(p.title.eq(staged.title))), equalities);
        refused(
                () -> Merge.into(p).using(p),
                "both tables of the MERGE are called plays; give the source another name with as(...)");
    }

    @Test
    void refusesDefaultsWhereAQuerySelects() {
        refused(
                () -> Insert.into(p).select(p.id.toDefault(), p.title.to(s.title)),
                "a query cannot select the default of id; leave the column out, and it gets its default");
    }

    @Test
    void refusesTablesThatCannotBeMade() {
        refused(
                () -> CreateTable.of(s),
                "the column song_key has no type of Redshift's; declare it with a SqlType, such as SqlType.varchar(100)");
        refused(
                () -> CreateTable.of(dev.songstreams.warehouse.query.table.Table.of("a", "b")),
                "the class of b declares no columns; make them with column(name, type) and required(name, type)");
        refused(
                () -> CreateTable.of(p).withDefault(p.at, Instant.EPOCH),
                "a default is a text, an enum, a number, a boolean or a date, not a Instant");
        refused(
                () -> CreateTableAs.of(TableName.of("a"), Query.select(count()).from(p)),
                "a column of the query for a has no name; give it one there with as(...)");
        refused(
                () -> CreateTableAs.of(TableName.of("a"), Query.select(l.song).from(l))
                        .keys(TableLayout.distributedBy(l.artist)),
                "the query selects nothing that is called artist, so it can be no key");
        refused(() -> TableLayout.evenly().interleavedBy(), "a sort key of this kind has 1 to 8 columns, not 0");
    }

    @Test
    void refusesPercentagesThatVacuumHasNot() {
        TableName table = TableName.of("a");

        refused(() -> Vacuum.full(table).toPercent(101), "VACUUM goes to 0 to 100 percent, not 101");
        refused(
                () -> Vacuum.reindex(table).toPercent(50),
                "Redshift's VACUUM REINDEX takes no percentage; it goes through the whole table");
    }

    @Test
    void refusesWindowsThatAFunctionHasNot() {
        Window sorted = Window.ofAllRows().orderBy(l.ts.asc());

        refused(
                () -> median(l.duration).over(sorted),
                "Redshift takes no order and no frame for median over a window; it is of the whole partition");
        refused(
                () -> ratioToReport(l.duration).over(sorted),
                "Redshift takes no order and no frame for ratio_to_report over a window; it is of the whole partition");
        refused(
                () -> sum(l.item).distinct().over(Window.ofAllRows()),
                "Redshift has no DISTINCT over a window but for listagg; count in a derived table and join it");
        refused(
                () -> sorted.rowsBetween(FrameBound.CURRENT_ROW, FrameBound.preceding(2)),
                "a frame ends where it begins or behind, not from the current row to 2 rows before");
        refused(() -> FrameBound.following(-1), "a bound is 0 or more rows from the current one, not -1");
        assertThat(listagg(l.song, ",").distinct().over(Window.ofAllRows())).isNotNull();
    }

    @Test
    void refusesAggregatesThatRedshiftHasNot() {
        refused(() -> count().distinct(), "Redshift has no DISTINCT for count of rows");
        refused(() -> median(l.duration).distinct(), "Redshift has no DISTINCT for median");
        refused(() -> percentileCont(1.5, l.duration), "a percentile is 0 to 1, not 1.5");
        refused(() -> ntile(0), "NTILE makes 1 group or more, not 0");
        refused(() -> nthValue(l.song, 0), "the rows of a frame are counted from 1, not 0");
        refused(() -> lag(l.song, -1), "lag goes 0 or more rows, not -1; for the other way there is lead, or lag");
    }

    @Test
    void refusesAggregatesThatSortInDifferentWays() {
        String refusal =
                "Redshift wants one order for all aggregates of a select that sort, and %s here sort in different ways;"
                        + " compute one of them in a derived table and join it";
        var songs = listagg(l.song, ", ", l.song.asc());
        var percentile = percentileCont(0.9, l.duration);

        refused(() -> Query.select(median(l.duration), songs).from(l), refusal.formatted("median and listagg"));
        refused(
                () -> Query.select(songs, listagg(l.artist, ", ", l.song.desc()))
                        .from(l),
                refusal.formatted("listagg and listagg"));
        refused(
                () -> Query.select(songs)
                        .from(l)
                        .having(percentile.gt(1.0).or(l.song.isNull()).not()),
                refusal.formatted("listagg and percentile_cont"));
        refused(
                () -> Query.select(songs).from(l).orderBy(percentile.asc()),
                refusal.formatted("listagg and percentile_cont"));
        refused(
                () -> Query.select(
                                Case.when(percentile.between(1.0, 2.0), songs).orNull())
                        .from(l),
                refusal.formatted("percentile_cont and listagg"));
        refused(
                () -> Query.select(songs, sum(median(l.duration)).over(Window.ofAllRows()))
                        .from(l),
                refusal.formatted("listagg and median"));

        assertThat(List.of(
                        Query.select(median(l.duration), percentile, listagg(l.song, ", "))
                                .from(l),
                        Query.select(songs, median(l.duration).over(Window.ofAllRows()))
                                .from(l),
                        Query.select(
                                        songs,
                                        Expression.scalar(
                                                Query.select(median(l.duration)).from(l)))
                                .from(l)))
                .hasSize(3);
    }

    @Test
    void refusesOddPathsIntoSuper() {
        refused(() -> SuperPath.of(p.payload).at(-1), "an element's place is 0 or more, not -1");
        assertThatThrownBy(() ->
                        Query.select(SuperPath.of(p.payload).get("")).from(p).render())
                .hasMessage("an attribute's name cannot be empty");
        assertThatThrownBy(() -> SuperPath.of(p.payload).elements("e").index())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the elements e have no index; ask for it with at(...)");
    }

    @Test
    void cutsManyRowsIntoStatementsThatTheProtocolCarries() {
        RowInsert<Integer> years = RowInsert.<Integer>into(p)
                .set(p.id, Integer::longValue)
                .set(p.title, Object::toString)
                .set(p.year, year -> year);

        assertThat(years.statements(Collections.nCopies(2_500, 7)))
                .extracting(each -> each.render().values().size())
                .containsExactly(3_000, 3_000, 1_500);
        assertThat(years.statements(List.of())).isEmpty();
        refused(
                () -> RowInsert.<Integer>into(p).statements(List.of(7)),
                "no column was named; say with set(...) what goes where");
    }

    private static void refused(ThrowingCallable building, String message) {
        assertThatThrownBy(building)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
