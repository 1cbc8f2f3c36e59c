// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NavigationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select a.x, s.t.y from s.t join (select 1 as x) a on a.x is not distinct from t.y and a.x > 1",
                "select extract(year from a.at) from plays a where extract(epoch from a.at) > 1 and a.id in (1, 2)",
                "with w (n) as (select p.id from plays p) select w.n, count(*) from w group by w.n order by w.n desc",
                "insert into s.t (a, b) select p.a, q.b from s.p as p left join s.q as q using (id) where p.a <> q.b",
                "update users set level = n.level from news n where users.id = n.id and users.level is distinct from n.level",
                "delete from s.users using s.news where s.users.id = s.news.id",
                "merge into s.users using s.news n on users.id = n.id when matched then update set level = n.level"
                        + " when not matched then insert values (n.id, n.level)",
                "select t.a, row_number() over (partition by t.a order by t.b desc) from (a join b on a.id = b.id) t",
                "select x.a from t x where exists (select 1 from u where u.a = x.a) union all select y.a from u y",
                "select case when t.a > 1 then t.b else t.c end as d from t, lateral f(t.a) g where substring(t.b from 1) = 'x'",
                "create table s.t (like s.u)",
                "select conkey[1] from pg_constraint c",
                "select '{}'::varchar[] from t",
            })
    void namesOfTablesAndColumnsStayWhatTheyAre(String sql) {
        assertThat(translated(sql)).isEqualTo(sql);
    }

    @Test
    void whatLiesBehindAColumnIsNavigation() {
        assertThat(translated("select t.a.b[0].c from s.t"))
                .isEqualTo("select (\"t\".\"a\" -> 'b' -> (0) -> 'c') from s.t");
        assertThat(translated("select i.n from s.t, t.a.list as i where i.n::int > 1"))
                .isEqualTo(
                        "select (\"i\".value -> 'n') from s.t, lateral local_redshift.unnest_super((\"t\".\"a\" -> 'list'))"
                                + " as \"i\"(value) where (\"i\".value ->> 'n')::int > 1");
    }

    private static String translated(String sql) {
        return Tokens.text(Navigation.translate(Tokenizer.tokens(sql)));
    }
}
