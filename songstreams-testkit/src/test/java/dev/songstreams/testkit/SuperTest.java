// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import static dev.songstreams.testkit.Stack.REDSHIFT;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Navigation in SUPER values. */
class SuperTest {

    private RedshiftSession session;

    @BeforeEach
    void createOrders() throws SQLException {
        session = RedshiftSession.open(REDSHIFT);
        session.run(
                "create temp table orders (id int, o super)",
                "insert into orders select 1, json_parse('{\"who\": {\"name\": \"Ann\", \"age\": 41},"
                        + " \"items\": [{\"sku\": \"x\", \"n\": 2}, {\"sku\": \"y\", \"n\": 5}], \"ok\": true}')",
                "insert into orders select 2, json_parse('{\"who\": {\"name\": \"Bob\"}, \"items\": []}')");
    }

    @AfterEach
    void closeSession() throws SQLException {
        session.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "select o.who.name from orders t where id = 1                      | \"Ann\"",
                "select t.o.who.name::varchar from orders t where t.id = 1         | Ann",
                "select orders.o.items[1].n::int + 1 from orders where id = 1      | 6",
                "select cast(t.o.items[0].sku as varchar(3)) from orders t where id = 1 | x",
                "select id from orders t where t.o.who.name = 'Bob'                | 2",
                "select id from orders t where 'Bob' = t.o.who.name                | 2",
                "select id from orders t where t.o.who.age > 40                    | 1",
                "select id from orders t where t.o.who.name like 'A%'              | 1",
                "select id from orders t where t.o.who.name in ('Bob', 'Eve')      | 2",
                "select id from orders t where t.o.ok = true                       | 1",
                "select count(*) from orders t where t.o.nothing.at.all is null    | 2",
                "select is_array(t.o.items) and is_integer(t.o.items[0].n) from orders t where id = 1 | t",
                "select get_array_length(o.items) from orders where id = 1         | 2",
                "select json_typeof(o.who) from orders where id = 1                | object",
                "select max(i.n::int) from orders t, t.o.items as i                | 5",
                "select sum(n * 10 + i.n::int) from orders t, t.o.items i at n         | 17",
                "select i from orders t, t.o.items i where i.n = 2                 | {\"n\": 2, \"sku\": \"x\"}",
                "with w as (select o.items as things from orders) select count(*) from w, w.things as i | 2",
                "select o.id from orders o join orders p on o.id = p.id where p.o.who.name = 'Ann' | 1",
                "select json_serialize(object('b', 1, 'a', array(1, 2.50, 'x', null, true))) "
                        + "| {\"a\":[1,2.50,\"x\",null,true],\"b\":1}",
                "select json_serialize(array(array(), object()))                   | [[],{}]",
                "select null::super is null                                        | t",
                "select json_serialize(array(t.o.who.name, t.id)) from orders t where id = 1 | [\"Ann\",1]",
                "select json_serialize(o) from orders where id = 2                 | {\"who\":{\"name\":\"Bob\"},\"items\":[]}",
            })
    void dotsAndBracketsLeadIntoValues(String query, String expected) throws SQLException {
        assertThat(session.rows(query)).containsExactly(expected);
    }

    @Test
    void aCastToSuperMakesAScalarOfAValue() throws SQLException {
        assertThat(
                        session.rows(
                                "select json_typeof(1::super), json_typeof('1'::super), json_typeof(true::super),"
                                        + " json_typeof(cast(id as super)), json_typeof((id + 1)::int::super), cast(1 + 1 as super)::int,"
                                        + " json_typeof(nvl(null, 'x')::super), json_typeof(t.o.items::super) from orders t where id = 1"))
                .containsExactly("number|string|boolean|number|number|2|string|array");
    }

    @Test
    void valuesCompareWithBoundParameters() throws SQLException {
        String query = "select id from orders t where t.o.who.name = ? and t.o.who.age >= ?";
        try (PreparedStatement select = session.connection().prepareStatement(query)) {
            select.setString(1, "Ann");
            select.setLong(2, 41);
            try (ResultSet row = select.executeQuery()) {
                assertThat(row.next()).isTrue();
                assertThat(row.getInt(1)).isEqualTo(1);
            }
        }
    }

    @Test
    void schemasAndFunctionsStayWhatTheyAre() throws SQLException {
        session.run(
                "drop table if exists public.named",
                "create table public.named (id int)",
                "insert into named values (7)");
        assertThat(session.value("select public.named.id from public.named")).isEqualTo("7");
        assertThat(session.value("select named.* from named where named.id = pg_catalog.abs(-7)"))
                .isEqualTo("7");
        session.run("drop table public.named");
    }
}
