// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import static dev.songstreams.testkit.Stack.REDSHIFT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedshiftSqlTest {

    private RedshiftSession session;

    @BeforeEach
    void createPlays() throws SQLException {
        session = RedshiftSession.open(REDSHIFT);
        session.run(
                "create temp table plays (id int, song varchar(10), seconds int, at timestamp)",
                "insert into plays values (1, 'a', 10, '2026-01-31 10:00:00'), (2, 'a', 30, '2026-02-01 00:00:01'),"
                        + " (3, 'b', 5, '2026-03-01')");
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
                "nvl(null, 3)                                          | 3",
                "nvl(null::varchar, nvl(null, 'q'))                    | q",
                "nvl2(null, 1, 2)                                      | 2",
                "decode(2, 1, 'x', 2, 'y', 'z')                        | y",
                "decode(null, null, 'none', 'other')                   | none",
                "len('abc')                                            | 3",
                "charindex('b', 'abc')                                 | 2",
                "dateadd(day, 1, '2026-01-31')                         | 2026-02-01 00:00:00",
                "dateadd(month, 1, date '2026-01-31')                  | 2026-02-28 00:00:00",
                "dateadd('qtr', -1, timestamp '2026-01-31 10:00')      | 2025-10-31 10:00:00",
                "datediff(day, '2026-01-31 23:59', '2026-02-01 00:00') | 1",
                "datediff(hr, '2026-01-31 10:59', '2026-01-31 11:01')  | 1",
                "datediff(year, date '2025-12-31', date '2026-01-01')  | 1",
                "date_part(dow, date '2026-11-23')                     | 1.0",
                "last_day('2026-02-10')                                | 2026-02-28",
                "months_between('2026-03-31', '2026-02-28')            | 1.0",
                "convert_timezone('UTC', 'Asia/Tokyo', '2026-01-01 00:00'::timestamp) | 2026-01-01 09:00:00",
                "convert_timezone('Asia/Tokyo', '2026-01-01 00:00'::timestamp)        | 2026-01-01 09:00:00",
                "trunc(timestamp '2026-01-31 10:00')                   | 2026-01-31",
                "add_months(timestamp '2026-01-31', 1)                 | 2026-02-28 00:00:00",
                "strtol('ff', 16)                                      | 255",
                "substring(sha2('a', 256), 1, 8)                       | ca978112",
                "is_valid_json('{\"a\": 1}')                           | t",
                "is_valid_json('nonsense')                             | f",
                "json_parse('[1, 2]')                                  | [1, 2]",
                "json_extract_path_text('{\"a\": {\"b\": 2}}', 'a', 'b') | 2",
                "convert(int, '7')                                     | 7",
                "regexp_replace('a1b2', '[0-9]')                       | ab",
                "regexp_replace('a1b2', '[0-9]', 'x')                  | axbx",
                "fnv_hash(1)                                           | -5968735742475085980",
                "fnv_hash(1::smallint)                                 | 589727492704079044",
                "fnv_hash(1::bigint)                                   | -8517097267634966620",
                "fnv_hash('Amazon Redshift')                           | 7783490368944507294",
                "fnv_hash('Amazon Redshift', fnv_hash(1))              | -2202602717770968555",
                "current_setting('enable_result_cache_for_session')    | on",
                "current_setting('query_group')                        | ``",
                "set_config('query_group', 'nightly', false)           | nightly",
                "getdate() <= sysdate + interval '1 second'            | t",
            })
    void hasRedshiftsFunctions(String expression, String expected) throws SQLException {
        assertThat(session.value("select " + expression).strip()).isEqualTo(expected);
    }

    @Test
    void stringsAndCommentsStayWhatTheyAre() throws SQLException {
        assertThat(session.value("select 'it''s -- no, top 1', $$nvl(1)$$ -- qualify\n /* minus /* select */ */ "))
                .isEqualTo("it's -- no, top 1|nvl(1)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "create table     | syntax error",
                "copy             | syntax error at end of input",
                "select nvl(      | syntax error",
                "select 1)        | syntax error",
            })
    void brokenTextIsAnErrorAndTheSessionGoesOn(String text, String error) throws SQLException {
        try (RedshiftSession simple = RedshiftSession.open(REDSHIFT, "preferQueryMode", "simple")) {
            assertThatThrownBy(() -> simple.run(text)).hasMessageContaining(error);
            assertThat(simple.value("select 1")).isEqualTo("1");
        }
    }

    @Test
    void aggregatesAsRedshiftDoes() throws SQLException {
        assertThat(session.rows(
                        "select song, listagg(seconds, ',') within group (order by seconds desc), median(seconds),"
                                + " approximate count(distinct seconds) from plays group by song order by song"))
                .containsExactly("a|30,10|20.0|2", "b|5|5.0|1");
        assertThat(session.value("select listagg(distinct song) within group (order by song) from plays"))
                .isEqualTo("ab");
        assertThat(session.rows("select id, ratio_to_report(seconds) over (partition by song) from plays order by id"))
                .containsExactly("1|0.25", "2|0.75", "3|1.0");
    }

    @Test
    void aMeanHasTheDigitsOfWhatItIsOf() throws SQLException {
        session.run("create temp table takings (price decimal(12, 2), tickets integer, weight real)");
        session.run("insert into takings values (0.01, 1, 1), (0.02, 2, 2), (0.02, 2, 2), (null, null, null)");

        assertThat(session.rows(
                        "select avg(price), avg(tickets), avg(weight), avg(distinct tickets::float) from takings"))
                .containsExactly("0.02|1|1.6666666666666667|1.5");
        assertThat(session.rows(
                        "select avg( price ) over (partition by tickets), avg(avg(tickets)) over () from takings"
                                + " where tickets = 1 group by price, tickets"))
                .containsExactly("0.01|1");
        assertThat(session.rows("select avg(price), avg(tickets) from takings where tickets = 3"))
                .containsExactly("null|null");
    }

    @Test
    void windowFunctionsIgnoreNulls() throws SQLException {
        session.run("create temp table gaps (n int, v varchar(1))");
        session.run("insert into gaps values (1, null), (2, 'a'), (3, null), (4, 'b'), (5, null)");
        assertThat(session.rows(
                        "select n, first_value(v ignore nulls) over (order by n rows between unbounded preceding and"
                                + " current row), last_value(v) ignore nulls over (order by n rows unbounded preceding),"
                                + " lag(v) ignore nulls over (order by n), lead(v, 2) ignore nulls over (order by n),"
                                + " lag(v, 1) respect nulls over (order by n) from gaps order by n"))
                .containsExactly(
                        "1|null|null|null|b|null",
                        "2|a|a|null|null|null",
                        "3|a|a|a|null|a",
                        "4|a|b|a|null|null",
                        "5|a|b|b|null|b");
        assertThat(session.value(
                        "select nth_value(v, 2) ignore nulls over (order by n rows between unbounded preceding and"
                                + " unbounded following) from gaps limit 1"))
                .isEqualTo("b");
    }

    @Test
    void orderedAggregatesTakeAWindow() throws SQLException {
        assertThat(session.rows(
                        "select id, listagg(seconds, ',') within group (order by seconds desc) over (partition by"
                                + " song), median(seconds) over (partition by song), percentile_cont(0.5) within group (order by"
                                + " seconds) over (partition by song), percentile_disc(0.9) within group (order by seconds desc)"
                                + " over (partition by song), listagg(distinct song) within group (order by id) over ()"
                                + " from plays order by id"))
                .containsExactly("1|30,10|20.0|20.0|10|ab", "2|30,10|20.0|20.0|10|ab", "3|5|5.0|5.0|5|ab");
    }

    @Test
    void stringsAreLimitedInBytesOnInsertAndUpdateToo() throws SQLException {
        session.run(
                "create temp table bytes (a varchar(4), b char(3))",
                "insert into bytes values ('éé', 'abc')",
                "create temp table copied as select a from bytes",
                "create temp table alike (like bytes)",
                "alter table bytes add column c varchar(2) default 'é'");
        for (String tooLong : new String[] {
            "insert into bytes (a) values ('éé!')",
            "insert into bytes (b) values ('abé')",
            "update bytes set a = 'aéé'",
            "update bytes set c = 'ée'",
            "insert into copied values ('ééé')",
            "insert into alike (a) values ('ééé')"
        }) {
            assertThatThrownBy(() -> session.run(tooLong))
                    .as(tooLong)
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22001"))
                    .hasMessageContaining("value too long for type character varying");
        }
        assertThat(session.rows("select type from pg_table_def where tablename = 'bytes'"))
                .containsExactly("character varying(4)", "character(3)", "character varying(2)");
    }

    @Test
    void aVarcharIsWidenedOutsideTransactionsAndOtherTypesStay() throws SQLException {
        session.run(
                "create temp table widened (id int, a varchar(2))",
                "insert into widened values (1, 'ab')",
                "alter table widened alter column a type varchar(4)",
                "insert into widened values (2, 'éé')");
        assertThatThrownBy(() -> session.run("insert into widened values (3, 'ééé')"))
                .hasMessageContaining("value too long");
        assertThatThrownBy(() -> session.run("alter table widened alter column id type bigint"))
                .hasMessageContaining("ALTER COLUMN TYPE changes the length of VARCHAR columns only");
        session.connection().setAutoCommit(false);
        assertThatThrownBy(() -> session.run("alter table widened alter column a type varchar(8)"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("25001"))
                .hasMessageContaining("cannot run inside a transaction block");
    }

    @Test
    void appendMovesRowsByTheNamesOfTheirColumns() throws SQLException {
        session.run(
                "create temp table old (song varchar(10), id int, extra int)", "insert into old values ('z', 9, 1)");
        assertThatThrownBy(() -> session.run("alter table plays append from old"))
                .hasMessageContaining("the source has no column");
        session.run("alter table plays append from old ignoreextra filltarget");
        assertThat(session.rows("select id, song, seconds from plays where id = 9"))
                .containsExactly("9|z|null");
        assertThat(session.value("select count(*) from old")).isEqualTo("0");
    }

    @Test
    void mergeRemovesDuplicates() throws SQLException {
        session.run(
                "create temp table fresh (like plays)",
                "insert into fresh values (1, 'n', 1, null), (1, 'n', 1, null), (7, 'm', 2, null)",
                "merge into plays using fresh on plays.id = fresh.id remove duplicates");
        assertThat(session.rows("select id, song from plays order by id"))
                .containsExactly("1|n", "1|n", "2|a", "3|b", "7|m");
    }

    @Test
    void limitsSubtractsAndQualifiesAsRedshiftDoes() throws SQLException {
        assertThat(session.rows("select top 2 id from plays order by id desc")).containsExactly("3", "2");
        assertThat(session.rows("select id from plays minus select 2 order by 1"))
                .containsExactly("1", "3");
        assertThat(session.rows("select * from plays qualify row_number() over (partition by song order by at desc) = 1"
                        + " order by id"))
                .containsExactly("2|a|30|2026-02-01 00:00:01", "3|b|5|2026-03-01 00:00:00");
        assertThat(session.rows("select id, seconds as s from plays p where seconds > 1"
                        + " qualify rank() over (order by seconds) <= 2 order by id"))
                .containsExactly("1|10", "3|5");
        assertThat(session.rows("select id, row_number() over (order by id) as rn from plays qualify rn = 1"))
                .containsExactly("1|1");
        assertThat(session.rows("select plays.song, count(*) as n from plays group by plays.song"
                        + " qualify row_number() over (partition by plays.song order by count(*) desc) <= 1"
                        + " order by count(*) desc, plays.song limit 1"))
                .containsExactly("a|2");
        assertThat(session.value("select (select top 1 song from plays order by id) from plays limit 1"))
                .isEqualTo("a");
    }

    @Test
    void keysAreNotEnforcedButPrimaryKeysAreNotNull() throws SQLException {
        session.run(
                "create temp table keys (id int, a varchar(3) unique, b int references keys (id), primary key (id),"
                        + " unique (a, b), constraint named foreign key (b) references keys (id))"
                        + " diststyle key distkey(id) compound sortkey(id, a)",
                "insert into keys values (1, 'a', 9), (1, 'a', 9)");
        assertThat(session.value("select count(*) from keys")).isEqualTo("2");
        assertThatThrownBy(() -> session.run("insert into keys values (null, 'b', 1)"))
                .hasMessageContaining("null value in column \"id\"");
    }

    @Test
    void typesHaveRedshiftsLengths() throws SQLException {
        session.run(
                "create temp table lengths (a varchar, b varchar(max) encode zstd, c text, d bpchar, e decimal, f nvarchar(7),"
                        + " g character varying, h varbyte(9), i super, j bigint identity(5, 10))");
        assertThat(session.rows("select type from pg_table_def where tablename = 'lengths'"))
                .containsExactly(
                        "character varying(256)",
                        "character varying(65535)",
                        "character varying(256)",
                        "character(256)",
                        "numeric(18,0)",
                        "character varying(7)",
                        "character varying(256)",
                        "bytea",
                        "super",
                        "bigint");
        session.run("insert into lengths (a) values ('x'), ('y')");
        assertThat(session.rows("select j from lengths order by j")).containsExactly("5", "15");
        assertThatThrownBy(() -> session.run("create table wide (a varchar(65536))"))
                .hasMessageContaining("length for type varchar cannot exceed 65535");
    }

    @Test
    void namesFoldToLowerCaseEvenQuoted() throws SQLException {
        session.run("create table #Temp (\"MixedCase\" int)", "insert into #temp values (1)");
        assertThat(session.rows("select MIXEDCASE from #TEMP")).containsExactly("1");
    }

    @Test
    void layoutChangesLeaveTheRows() throws SQLException {
        session.run(
                "create temp table layout distkey(id) sortkey(at) as select * from plays",
                "alter table layout alter distkey song",
                "alter table layout alter sortkey (id)",
                "alter table layout alter diststyle auto",
                "alter table layout alter column song encode lzo",
                "alter table layout add primary key (id)",
                "alter table layout add column more varchar encode raw default 'x'",
                "create temp table alike (like layout)",
                "vacuum delete only layout to 90 percent",
                "analyze layout predicate columns");
        assertThat(session.value("select count(*), max(more) from layout")).isEqualTo("3|x");
    }

    @Test
    void redshiftsSettingsAreTaken() throws SQLException {
        session.run("set query_group to 'x'", "set enable_result_cache_for_session to off");
        assertThat(session.value("show query_group")).isEqualTo("x");
        session.connection().setReadOnly(true);
        session.connection().setTransactionIsolation(java.sql.Connection.TRANSACTION_SERIALIZABLE);
        assertThat(session.value("show transaction_isolation")).isEqualTo("repeatable read");
    }

    @Test
    void rowsAreDeletedAndMergedAsInRedshift() throws SQLException {
        session.run("delete plays where id = 3");
        session.run(
                "merge into plays using (select 1 as id, 'c'::varchar as song) n on plays.id = n.id"
                        + " when matched then update set song = n.song when not matched then insert (id, song) values (n.id, n.song)");
        assertThat(session.rows("select id, song from plays order by id")).containsExactly("1|c", "2|a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into plays values (9) on conflict do nothing",
                "insert into plays values (9) returning id",
                "delete from plays returning id",
                "savepoint s",
            })
    void whatRedshiftLacksIsRefused(String statement) {
        assertThatThrownBy(() -> session.run(statement))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isIn("42601", "0A000"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "analyze compression plays",
                "create external schema s from data catalog database 'd' iam_role default",
            })
    void whatTheLocalRedshiftLacksIsRefusedInItsName(String statement) {
        assertThatThrownBy(() -> session.run(statement))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("0A000"))
                .hasMessageContaining("not supported by the local Redshift yet: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"select soundex('a')", "select strtol(1)", "select id as x, x + 1 from plays"})
    void whatPostgresDoesNotKnowIsRefusedInTheNameOfTheLocalRedshift(String statement) {
        assertThatThrownBy(() -> session.run(statement))
                .hasMessageContaining("this is the local Redshift, an emulation");
    }

    @Test
    void severalStatementsAtOnceAreOneTransaction() throws SQLException {
        session.run("insert into plays (id) values (10); truncate plays; insert into plays (id) values (11)");
        assertThat(session.rows("select id from plays")).containsExactly("11");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select func_sha1('x')                                         | the function FUNC_SHA1",
                "select object_transform(json_parse('{}') keep '\"a\"')        | the function OBJECT_TRANSFORM",
                "select song, count(*) from plays group by all                 | GROUP BY ALL",
                "select song, count(*) from plays group by all order by 1      | GROUP BY ALL",
                "select * exclude song from plays                              | SELECT * EXCLUDE",
                "select plays.* exclude (song, at) from plays                  | SELECT * EXCLUDE",
                "select * from (select song from plays) pivot (count(*) for song in ('a', 'b')) | PIVOT",
                "select * from plays unpivot include nulls (v for n in (id, seconds)) | UNPIVOT",
                "select k, v from plays p, unpivot p.song as v at k            | UNPIVOT",
            })
    void whatItLacksIsRefusedByName(String query, String what) {
        assertThatThrownBy(() -> session.run(query))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("0A000"))
                .hasMessageContaining("not supported by the local Redshift yet: " + what);
    }

    @Test
    void wordsThatRedshiftAddsStayNames() throws SQLException {
        session.run(
                "create temp table words (exclude int, pivot int, object int)", "insert into words values (2, 3, 4)");
        assertThat(session.value("select pivot * exclude, object from words where pivot = 3 group by all (1, 2)"))
                .isEqualTo("6|4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"extended", "simple", "extendedForPrepared"})
    void aTableOfAQueryTakesBoundValues(String mode) throws SQLException {
        try (RedshiftSession own = RedshiftSession.open(REDSHIFT, "preferQueryMode", mode)) {
            own.run("create temp table numbers as select n from pg_catalog.generate_series(1, 12) n");
            String create =
                    "create temp table few diststyle all as select n, ? as word from numbers where n > ? and n <> ?";
            try (PreparedStatement statement = own.connection().prepareStatement(create)) {
                statement.setString(1, "it's");
                statement.setInt(2, 9);
                statement.setLong(3, 11);
                assertThat(statement.execute()).isFalse();
            }
            assertThat(own.rows("select * from few order by n")).containsExactly("10|it's", "12|it's");
        }
    }

    @Test
    void settingsAreShownAsRedshiftHasThem() throws SQLException {
        assertThat(session.value("show enable_case_sensitive_identifier")).isEqualTo("off");
        session.run("set query_group to 'nightly'");
        assertThat(session.value("show query_group")).isEqualTo("nightly");
        assertThat(session.value("select current_setting('query_group')")).isEqualTo("nightly");
        session.run("reset query_group");
        assertThat(session.value("show query_group")).isEmpty();
    }
}
