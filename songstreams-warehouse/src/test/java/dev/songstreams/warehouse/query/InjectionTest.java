// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query;

import static dev.songstreams.warehouse.query.expression.Expression.value;
import static dev.songstreams.warehouse.query.function.Aggregates.count;
import static dev.songstreams.warehouse.query.function.Aggregates.listagg;
import static dev.songstreams.warehouse.query.function.Nulls.coalesce;
import static dev.songstreams.warehouse.query.function.Texts.concat;
import static dev.songstreams.warehouse.query.function.Texts.contains;
import static dev.songstreams.warehouse.query.function.Texts.like;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.warehouse.music.Listens;
import dev.songstreams.warehouse.query.expression.Case;
import dev.songstreams.warehouse.query.expression.Expression;
import dev.songstreams.warehouse.query.model.Expr;
import dev.songstreams.warehouse.query.render.RenderedQuery;
import dev.songstreams.warehouse.query.table.Column;
import dev.songstreams.warehouse.query.table.RuntimeTable;
import dev.songstreams.warehouse.query.table.Table;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile text in every place where text can enter. */
class InjectionTest {

    private static final Listens l = Listens.TABLE;

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
    void aRenderedQueryShowsNoValue() {
        var rendered = Query.select(l.song).from(l).where(l.song.eq("secret")).render();

        assertThat(rendered)
                .hasToString("select listens.song\nfrom music.listens\nwhere listens.song = ?\n-- 1 bound values");
    }

    private static String sqlOf(Expression<?> expression) {
        return Query.select(expression).from(l).render().sql();
    }
}
