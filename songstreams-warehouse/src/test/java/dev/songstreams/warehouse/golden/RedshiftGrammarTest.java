// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the DSL emits is Redshift's SQL to parsers that others wrote, and PostgreSQL's own SQL is not. */
class RedshiftGrammarTest {

    private static final String NO_ANALYZE = "neither parser knows more of ANALYZE than a table's name";
    private static final String NO_VACUUM = "neither parser knows Redshift's VACUUM";

    /** Constructs that no parser knows, each with what is missing; AWS's guide was read for them instead. */
    private static final Map<String, String> UNKNOWN = Map.ofEntries(
            Map.entry("the elements of an array with their places", "neither parser knows AT of an array in FROM"),
            Map.entry("rows replaced, each once", "neither parser knows REMOVE DUPLICATES"),
            Map.entry("a table with all that can be said", "neither parser knows BACKUP NO"),
            Map.entry("a table of a query", "neither parser knows attributes before AS"),
            Map.entry("statistics of columns", NO_ANALYZE),
            Map.entry("statistics of columns that queries use", NO_ANALYZE),
            Map.entry("statistics of all columns", NO_ANALYZE),
            Map.entry("room and order", NO_VACUUM),
            Map.entry("order", NO_VACUUM),
            Map.entry("room", NO_VACUUM),
            Map.entry("interleaved order", NO_VACUUM),
            Map.entry("order of what came last", NO_VACUUM));

    private record Text(String name, String sql) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Text> texts() {
        return Stream.concat(
                Constructs.all().map(each -> new Text(each.name(), each.sql())),
                Constructs.commands().map(each -> new Text(each.name(), each.sql())));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void isParsed(Text text) {
        String gap = UNKNOWN.get(text.name());

        assertThat(RedshiftGrammar.accepts(text.sql()))
                .as(gap == null ? text.sql() : gap)
                .isEqualTo(gap == null);
    }

    @Test
    void excusesOnlyConstructsThatThereAre() {
        List<String> names = texts().map(Text::name).toList();

        assertThat(names).containsAll(UNKNOWN.keySet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into t values (1) on conflict do nothing",
                "insert into t values (1) returning a",
                "update t set a = 1 returning a",
                "delete from t where a = 1 returning a",
                "select distinct on (a) a, b from t",
                "select a from t fetch first 5 rows only",
                "select a from t for update skip locked",
                "select sum(a) filter (where b > 1) from t",
                "select string_agg(a, ',') from t",
                "select array_agg(a) from t",
                "select a from t where b in (select jsonb_array_elements(c) from u)",
                "select t.a from t cross join lateral (select 1) x",
                "select sum(a) over w from t window w as (partition by b)",
                "select sum(a) over (order by b groups between 2 preceding and current row) from t",
                "select sum(a) over (order by b range between unbounded preceding and current row) from t",
                "select a -> 'b' from t",
                "select a from t tablesample system (10)",
                "with x as materialized (select a from t) select a from x",
                "merge into t using u on t.a = u.a when matched then do nothing",
                "create unlogged table t (a int)"
            })
    void isNotPostgresql(String sql) {
        assertThat(RedshiftGrammar.accepts(sql)).isFalse();
    }
}
