// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query;

import static dev.songstreams.warehouse.query.expression.Expression.value;
import static dev.songstreams.warehouse.query.function.Aggregates.count;
import static dev.songstreams.warehouse.query.function.Aggregates.listagg;
import static dev.songstreams.warehouse.query.function.Jsons.jsonExtractPathText;
import static dev.songstreams.warehouse.query.function.Nulls.coalesce;
import static dev.songstreams.warehouse.query.function.Texts.concat;
import static dev.songstreams.warehouse.query.function.Texts.contains;
import static dev.songstreams.warehouse.query.function.Texts.like;
import static dev.songstreams.warehouse.query.function.Texts.position;
import static dev.songstreams.warehouse.query.function.Texts.regexpReplace;
import static dev.songstreams.warehouse.query.function.Texts.replace;
import static dev.songstreams.warehouse.query.function.Texts.splitPart;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.warehouse.music.Listens;
import dev.songstreams.warehouse.music.Plays;
import dev.songstreams.warehouse.query.define.CreateTable;
import dev.songstreams.warehouse.query.define.CreateTableAs;
import dev.songstreams.warehouse.query.define.DropTable;
import dev.songstreams.warehouse.query.define.Truncate;
import dev.songstreams.warehouse.query.expression.Case;
import dev.songstreams.warehouse.query.expression.Expression;
import dev.songstreams.warehouse.query.expression.Json;
import dev.songstreams.warehouse.query.expression.Seek;
import dev.songstreams.warehouse.query.model.Expr;
import dev.songstreams.warehouse.query.render.RenderedQuery;
import dev.songstreams.warehouse.query.table.Column;
import dev.songstreams.warehouse.query.table.RuntimeTable;
import dev.songstreams.warehouse.query.table.SuperPath;
import dev.songstreams.warehouse.query.table.Table;
import dev.songstreams.warehouse.query.table.TableName;
import dev.songstreams.warehouse.query.upkeep.Analyze;
import dev.songstreams.warehouse.query.upkeep.Explain;
import dev.songstreams.warehouse.query.upkeep.Vacuum;
import dev.songstreams.warehouse.query.write.Delete;
import dev.songstreams.warehouse.query.write.Insert;
import dev.songstreams.warehouse.query.write.Merge;
import dev.songstreams.warehouse.query.write.RowInsert;
import dev.songstreams.warehouse.query.write.Update;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile text in every place where text can enter. */
class InjectionTest {

    private static final Listens l = Listens.TABLE;
    private static final Plays p = Plays.TABLE;

    private static final String HOSTILE = "x'\"; drop table t; -- /*";
    private static final String AS_NAME = "\"x'\"\"; drop table t; -- /*\"";

    @Test
    void textAsAValueIsBoundWhereverItStands() {
        var query = Query.select(
                        concat(l.artist, value(HOSTILE)),
                        Case.when(l.song.eq(HOSTILE), value(HOSTILE)).orNull())
                .from(l)
                .where(l.song.ne(HOSTILE)
                        .and(l.song.between(HOSTILE, HOSTILE))
                        .and(l.song.in(List.of(HOSTILE)))
                        .and(like(l.song, HOSTILE))
                        .and(contains(l.song, HOSTILE)))
                .groupBy(coalesce(l.state, HOSTILE))
                .having(count().gt(1L).and(l.song.gt(HOSTILE)))
                .orderBy(coalesce(l.state, HOSTILE).desc())
                .render();

        assertThat(query.sql()).doesNotContain("drop").doesNotContain("'x");
        assertThat(query.values()).hasSize(13).filteredOn(HOSTILE::equals).hasSize(11);
    }

    @Test
    void textAsANameIsOneQuotedName() {
        RuntimeTable table = Table.of(HOSTILE, HOSTILE);
        Column<String> column = Column.of(table, HOSTILE, String.class);

        assertThat(Query.select(column, count().as(HOSTILE))
                        .from(table)
                        .render()
                        .sql())
                .isEqualTo("select N.N, count(*) as N\nfrom N.N".replace("N", AS_NAME));
    }

    @Test
    void textAsAnAliasIsOneQuotedName() {
        Listens alias = l.as(HOSTILE);
        var table = Query.select(alias.song).from(alias).asTable(HOSTILE);

        assertThat(Query.select(table.column(alias.song)).from(table).render().sql())
                .isEqualTo("""
                        select N.song
                        from (
                            select N.song
                            from music.listens as N
                        ) as N""".replace("N", AS_NAME));
    }

    @Test
    void textAsTheNameOfACommonTableIsOneQuotedName() {
        var table = Query.select(l.song).from(l).asCommonTable(HOSTILE);

        assertThat(Query.with(table)
                        .select(table.column(l.song))
                        .from(table)
                        .render()
                        .sql())
                .isEqualTo("""
                        with N as (
                            select listens.song
                            from music.listens
                        )
                        select N.song
                        from N""".replace("N", AS_NAME));
    }

    @Test
    void textAsADelimiterIsOneQuotedConstant() {
        assertThat(sqlOf(listagg(l.song, HOSTILE)))
                .isEqualTo("select listagg(listens.song, 'x''\"; drop table t; -- /*')\nfrom music.listens");
    }

    @ParameterizedTest
    @ValueSource(chars = {'\'', '!', '"'})
    void aCharacterAsAnEscapeIsOneQuotedConstant(char escape) {
        RenderedQuery query =
                Query.select(l.song).from(l).where(like(l.song, "a", escape)).render();

        String quoted = escape == '\'' ? "''''" : "'" + escape + "'";
        assertThat(query.sql())
                .isEqualTo("select listens.song\nfrom music.listens\nwhere listens.song like ? escape " + quoted);
    }

    @Test
    void aBackslashAsAnEscapeIsRefused() {
        var query = Query.select(l.song).from(l).where(like(l.song, "a", '\\'));

        assertThatThrownBy(query::render).hasMessageStartingWith("a string constant cannot hold a backslash");
    }

    @Test
    void textAsAFunctionOfTheModelIsOneQuotedName() {
        Expr call = new Expr.Call(HOSTILE, List.of(new Expr.Word(HOSTILE), new Expr.Extract(HOSTILE, l.ts.node())));

        assertThat(sqlOf(Expression.of(call, String.class)))
                .isEqualTo("select N(N, extract(N from listens.ts))\nfrom music.listens".replace("N", AS_NAME));
    }

    @Test
    void textInsertedIsBound() {
        var statement = Insert.into(p)
                .values(p.id.to(1L), p.title.to(HOSTILE), p.genre.to(value(HOSTILE)), p.payload.to(new Json(HOSTILE)))
                .values(p.id.to(2L), p.title.to(HOSTILE), p.genre.toNullable(HOSTILE), p.payload.toNull());

        assertBound(statement, 5);
    }

    @Test
    void textInsertedFromAQueryOrRecordsIsBound() {
        assertBound(
                Insert.into(p)
                        .select(p.id.to(1L), p.title.to(HOSTILE))
                        .as(rows -> rows.from(l).where(l.song.eq(HOSTILE))),
                2);
        RowInsert<String> titles = RowInsert.<String>into(p)
                .set(p.id, title -> 1L)
                .set(p.title, title -> title)
                .setNullable(p.genre, title -> title);
        assertBound(titles.statements(List.of(HOSTILE)).get(0), 2);
    }

    @Test
    void textInUpdateDeleteAndMergeIsBound() {
        assertBound(Update.table(p).set(p.title.to(HOSTILE)).where(p.genre.eq(HOSTILE)), 2);
        assertBound(Delete.from(p).where(p.title.eq(HOSTILE)), 1);
        assertBound(
                Merge.into(p)
                        .using(Plays.STAGED)
                        .on(p.id.eq(Plays.STAGED.id))
                        .whenMatchedUpdate(p.title.to(HOSTILE))
                        .whenNotMatchedInsert(p.id.to(1L), p.title.to(HOSTILE)),
                2);
    }

    @Test
    void textInATableOfAQueryAndInAPlanIsBound() {
        var query = Query.select(l.song).from(l).where(l.song.eq(HOSTILE));

        assertBound(CreateTableAs.of(TableName.of("made"), query), 1);
        assertThat(Explain.of(query).render().sql()).doesNotContain("drop");
    }

    @Test
    void textInASeekAndInAComparisonWithRowsIsBound() {
        var query = Query.select(l.song)
                .from(l)
                .where(l.song.eqAny(Query.select(l.song).from(l).where(l.song.eq(HOSTILE))))
                .seek(Seek.ascending(l.song, HOSTILE).thenAscending(l.artist, HOSTILE))
                .render();

        assertThat(query.sql()).doesNotContain("drop");
        assertThat(query.values()).containsOnly(HOSTILE).hasSize(5);
    }

    @Test
    void textAsATargetsNameIsOneQuotedName() {
        Plays table = Plays.named(TableName.of(HOSTILE, HOSTILE));
        Column<String> column = Column.of(table, HOSTILE, String.class);
        String qualified = AS_NAME + "." + AS_NAME;

        assertThat(Update.table(table)
                        .set(column.to("x"))
                        .where(column.eq("y"))
                        .render()
                        .sql())
                .isEqualTo("update N.N\nset N = ?\nwhere N.N = ?".replace("N", AS_NAME));
        assertThat(Delete.from(table).everyRow().render().sql()).isEqualTo("delete from " + qualified);
        assertThat(Insert.into(table)
                        .values(table.id.to(1L), table.title.to("x"), column.to("y"))
                        .render()
                        .sql())
                .isEqualTo("insert into " + qualified + " (id, title, " + AS_NAME + ")\nvalues (?, ?, ?)");
        assertThat(Merge.into(table)
                        .using(Plays.STAGED.as(HOSTILE + "2"))
                        .on(table.id.eq(Plays.STAGED.as(HOSTILE + "2").id))
                        .removeDuplicates()
                        .render()
                        .sql())
                .isEqualTo("merge into Q\nusing music.staged_plays as M\non N.id = M.id\nremove duplicates"
                        .replace("Q", qualified)
                        .replace("M", AS_NAME.replace("/*", "/*2"))
                        .replace("N", AS_NAME));
    }

    @Test
    void textAsANameInDefinitionsAndUpkeepIsOneQuotedName() {
        TableName name = TableName.of(HOSTILE);
        var query = Query.select(l.song.as(HOSTILE)).from(l);

        assertThat(CreateTableAs.of(name, query).render().sql())
                .isEqualTo("create table N as\nselect listens.song as N\nfrom music.listens".replace("N", AS_NAME));
        assertThat(DropTable.of(name).render().sql()).isEqualTo("drop table " + AS_NAME);
        assertThat(Truncate.table(name).render().sql()).isEqualTo("truncate table " + AS_NAME);
        assertThat(Vacuum.full(name).render().sql()).isEqualTo("vacuum full " + AS_NAME);
        assertThat(Analyze.table(Plays.named(name)).render().sql()).isEqualTo("analyze " + AS_NAME);
    }

    @Test
    void textAsADefaultIsOneQuotedConstant() {
        assertThat(CreateTable.of(p).withDefault(p.title, HOSTILE).render().sql())
                .contains("title varchar(100) default 'x''\"; drop table t; -- /*' not null,");
        assertThatThrownBy(() -> CreateTable.of(p).withDefault(p.title, "\\'").render())
                .hasMessageStartingWith("a string constant cannot hold a backslash");
    }

    @Test
    void textAsAPathIntoSuperIsQuotedNames() {
        var path = SuperPath.of(p.payload)
                .get(HOSTILE)
                .at(1)
                .get("Capital")
                .elements(HOSTILE)
                .at(HOSTILE);

        assertThat(Query.select(path.element().get(HOSTILE), path.index())
                        .from(p)
                        .crossJoin(path)
                        .render()
                        .sql())
                .isEqualTo("select N.N, N\nfrom music.plays, plays.payload.N[1].\"Capital\" as N at N"
                        .replace("N", AS_NAME));
    }

    @Test
    void textInAPathIntoATextIsBound() {
        var query = Query.select(jsonExtractPathText(p.title, HOSTILE, HOSTILE))
                .from(p)
                .render();

        assertThat(query.sql()).isEqualTo("select json_extract_path_text(plays.title, ?, ?)\nfrom music.plays");
        assertThat(query.values()).containsExactly(HOSTILE, HOSTILE);
    }

    @Test
    void textInFunctionsOfTextsIsBound() {
        var query = Query.select(
                        replace(l.song, HOSTILE, HOSTILE),
                        splitPart(l.song, HOSTILE, 1),
                        position(l.song, HOSTILE),
                        regexpReplace(l.song, HOSTILE, HOSTILE))
                .from(l)
                .render();

        assertThat(query.sql()).doesNotContain("drop");
        assertThat(query.values()).hasSize(7).filteredOn(HOSTILE::equals).hasSize(6);
    }

    @Test
    void textAsTheNameOfARecursiveTableIsOneQuotedName() {
        var table = Query.select(l.song.as(HOSTILE))
                .from(l)
                .asRecursiveTable(
                        HOSTILE, self -> Query.select(self.column(l.song)).from(self));

        assertThat(Query.with(table)
                        .select(table.column(l.song))
                        .from(table)
                        .render()
                        .sql())
                .isEqualTo("""
                        with recursive N (N) as (
                            select listens.song as N
                            from music.listens
                            union all
                            select N.N
                            from N
                        )
                        select N.N
                        from N""".replace("N", AS_NAME));
    }

    private static void assertBound(Command command, int times) {
        RenderedQuery rendered = command.render();

        assertThat(rendered.sql()).doesNotContain("drop").doesNotContain("'");
        assertThat(rendered.values()).filteredOn(HOSTILE::equals).hasSize(times);
    }

    @Test
    void aRenderedQueryShowsNoValue() {
        var rendered = Query.select(l.song).from(l).where(l.song.eq("secret")).render();

        assertThat(rendered)
                .hasToString("select listens.song\nfrom music.listens\nwhere listens.song = ?\n-- 1 bound values");
    }

    private static String sqlOf(Expression<?> expression) {
        return Query.select(expression).from(l).render().sql();
    }
}
