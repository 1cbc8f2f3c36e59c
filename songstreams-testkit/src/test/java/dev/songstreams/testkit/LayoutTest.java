// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import static dev.songstreams.testkit.Stack.REDSHIFT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Distribution, sort keys and encodings, as the catalogue shows them. */
class LayoutTest {

    private RedshiftSession session;

    @BeforeEach
    void createSchema() throws SQLException {
        session = RedshiftSession.open(REDSHIFT);
        session.run(
                "drop schema if exists layouts cascade", "create schema layouts", "set search_path to layouts, public");
    }

    @AfterEach
    void dropSchema() throws SQLException {
        session.run("drop schema layouts cascade");
        session.close();
    }

    @Test
    void whatNobodySaysRedshiftChooses() throws SQLException {
        session.run(
                "create table plain (a smallint, b int, c bigint not null, d decimal(5,2), e real, f float, g boolean,"
                        + " h char(3), i varchar(9), j date, k timestamp, l timestamptz, m time, n super, o varbyte)");
        assertThat(columns("plain"))
                .containsExactly(
                        "a|smallint|az64|f|0|f",
                        "b|integer|az64|f|0|f",
                        "c|bigint|az64|f|0|t",
                        "d|numeric(5,2)|az64|f|0|f",
                        "e|real|none|f|0|f",
                        "f|double precision|none|f|0|f",
                        "g|boolean|none|f|0|f",
                        "h|character(3)|lzo|f|0|f",
                        "i|character varying(9)|lzo|f|0|f",
                        "j|date|az64|f|0|f",
                        "k|timestamp without time zone|az64|f|0|f",
                        "l|timestamp with time zone|az64|f|0|f",
                        "m|time without time zone|az64|f|0|f",
                        "n|super|zstd|f|0|f",
                        "o|bytea|lzo|f|0|f");
        session.run("insert into plain (c) values (1)");
        assertThat(table("plain")).isEqualTo("Y, AUTO(ENCODE)|AUTO(ALL)|AUTO(SORTKEY)|9|null|0");
    }

    @Test
    void keysOfTheTableAreRemembered() throws SQLException {
        session.run(
                "create table keyed (id bigint not null, name varchar(20) encode zstd, at timestamp, n int encode raw)"
                        + " backup no diststyle key distkey (id) compound sortkey (at, \"ID\")");
        assertThat(columns("keyed"))
                .containsExactly(
                        "id|bigint|none|t|2|t",
                        "name|character varying(20)|zstd|f|0|f",
                        "at|timestamp without time zone|none|f|1|f",
                        "n|integer|none|f|0|f");
        session.run("insert into keyed (id) values (1)");
        assertThat(table("keyed")).isEqualTo("Y|KEY(id)|at|20|none|2");
    }

    @Test
    void keysOfColumnsAreRemembered() throws SQLException {
        session.run("create table keyed (id bigint distkey sortkey, name varchar(20))");
        assertThat(columns("keyed")).containsExactly("id|bigint|none|t|1|f", "name|character varying(20)|lzo|f|0|f");
        assertThat(table("keyed")).isEqualTo("Y, AUTO(ENCODE)|KEY(id)|id|20|none|1");
    }

    @Test
    void interleavedKeysAlternateTheirSigns() throws SQLException {
        session.run("create table woven (a int, b int, c int, d int) diststyle even interleaved sortkey (d, b, a)");
        assertThat(columns("woven"))
                .containsExactly(
                        "a|integer|none|f|-3|f",
                        "b|integer|none|f|2|f",
                        "c|integer|az64|f|0|f",
                        "d|integer|none|f|-1|f");
        assertThat(table("woven")).isEqualTo("Y, AUTO(ENCODE)|EVEN|INTERLEAVED|0|none|3");
    }

    @Test
    void attributesComeInAnyOrder() throws SQLException {
        session.run(
                "create table one (a int, b varchar(5) encode bytedict) sortkey auto encode auto diststyle all",
                "create table two (a int) sortkey (a) diststyle auto");
        assertThat(table("one")).isEqualTo("Y, AUTO(ENCODE)|ALL|AUTO(SORTKEY)|5|null|0");
        assertThat(table("two")).isEqualTo("N, AUTO(ENCODE)|AUTO(ALL)|a|0|none|1");
    }

    @Test
    void aQuerysTableHasTheKeysItIsGiven() throws SQLException {
        session.run(
                "create table source (id int, name varchar(7)) distkey(id) sortkey(name)",
                "create table made backup no distkey (n) interleaved sortkey (n, m) as select id as n, name as m from source",
                "create table named (x, y) diststyle even sortkey (y) as (select id, name from source)");
        assertThat(columns("made")).containsExactly("n|integer|none|t|-1|f", "m|character varying(7)|none|f|2|f");
        assertThat(columns("named")).containsExactly("x|integer|az64|f|0|f", "y|character varying(7)|none|f|1|f");
        assertThat(table("named")).isEqualTo("Y, AUTO(ENCODE)|EVEN|y|7|none|1");
    }

    @Test
    void aPlainSelectsTableHasTheKeysOfItsSource() throws SQLException {
        session.run(
                "create table source (id int, name varchar(7), at date, n int) distkey(id) sortkey(at, n, name)",
                "create table whole as select * from source where n > 0",
                "create table parts as (select s.id as other, at, upper(name) as name, n from layouts.source s)",
                "create table without as select n, name from source",
                "create table grouped as select id, at, max(n) as n from source group by id, at");
        assertThat(keys("whole")).containsExactly("id|t|0", "name|f|3", "at|f|1", "n|f|2");
        assertThat(keys("parts")).containsExactly("other|t|0", "at|f|1", "name|f|0", "n|f|2");
        assertThat(keys("without")).containsExactly("n|f|0", "name|f|0");
        assertThat(keys("grouped")).containsExactly("id|f|0", "at|f|0", "n|f|0");
    }

    @Test
    void likeTakesKeysAndEncodings() throws SQLException {
        session.run(
                "create table parent (gone int, id int not null, name varchar(7) encode zstd default 'x', at date)"
                        + " distkey(id) interleaved sortkey(at, name)",
                "alter table parent drop column gone",
                "create table child (like parent including defaults)",
                "create temp table parent (like layouts.parent)");
        List<String> expected =
                List.of("id|integer|az64|t|0|t", "name|character varying(7)|zstd|f|2|f", "at|date|none|f|-1|f");
        assertThat(columns("child")).isEqualTo(expected);
        session.run("insert into child (id) values (1)");
        assertThat(table("child")).isEqualTo("Y|KEY(id)|INTERLEAVED|7|none|2");
        assertThat(session.rows("select \"column\", distkey, sortkey from pg_table_def where tablename = 'parent'"
                        + " and schemaname like 'pg_temp%'"))
                .containsExactly("id|t|0", "name|f|2", "at|f|-1");
    }

    @Test
    void aTemporaryTablesColumnsAreRawUnlessEncoded() throws SQLException {
        session.run("create table #scratch (id int, name varchar(9) encode lzo, at date) distkey(id) sortkey(at)");
        assertThat(columns("#scratch"))
                .containsExactly("id|integer|none|t|0|f", "name|character varying(9)|lzo|f|0|f", "at|date|none|f|1|f");
    }

    @Test
    void alteringChangesKeysAndEncodings() throws SQLException {
        session.run("create table changing (id int, name varchar(7), at date) diststyle even");
        session.run("alter table changing alter distkey id");
        assertThat(table("changing")).isEqualTo("Y, AUTO(ENCODE)|KEY(id)|AUTO(SORTKEY)|7|null|0");
        session.run("alter table changing alter sortkey (at, id), alter diststyle all");
        assertThat(table("changing")).isEqualTo("Y, AUTO(ENCODE)|ALL|at|7|none|2");
        session.run("alter table changing alter sortkey auto");
        assertThat(table("changing")).isEqualTo("Y, AUTO(ENCODE)|ALL|AUTO(SORTKEY(at))|7|none|2");
        session.run("alter table changing alter compound sortkey (name)", "alter table changing alter diststyle auto");
        assertThat(table("changing")).isEqualTo("Y, AUTO(ENCODE)|AUTO(ALL)|name|7|none|1");
        session.run("alter table changing alter diststyle key distkey name", "alter table changing alter sortkey none");
        assertThat(keys("changing")).containsExactly("id|f|0", "name|t|0", "at|f|0");
        assertThat(table("changing")).isEqualTo("Y, AUTO(ENCODE)|KEY(name)|null|7|null|0");
        session.run("alter table changing alter column name encode zstd, alter column at encode raw");
        assertThat(columns("changing"))
                .containsExactly("id|integer|az64|f|0|f", "name|character varying(7)|zstd|t|0|f", "at|date|none|f|0|f");
        assertThat(table("changing")).isEqualTo("Y|KEY(name)|null|7|null|0");
        session.run("alter table changing alter encode auto");
        assertThat(table("changing")).isEqualTo("Y, AUTO(ENCODE)|KEY(name)|null|7|null|0");
    }

    @Test
    void keysFollowTheirColumnsAndTables() throws SQLException {
        session.run(
                "create table before (a int, b int encode mostly8, c int) distkey(a) sortkey(c)",
                "alter table before rename column a to first",
                "alter table before drop column b",
                "alter table before add column d varchar(3) encode text255 default 'x'",
                "alter table before rename to after");
        assertThat(columns("after"))
                .containsExactly(
                        "first|integer|az64|t|0|f", "c|integer|none|f|1|f", "d|character varying(3)|text255|f|0|f");
        assertThat(table("after")).isEqualTo("Y|KEY(first)|c|3|none|1");
    }

    @Test
    void aRollbackTakesTheLayoutBack() throws SQLException {
        session.run("create table kept (a int, b int) distkey(a)");
        session.connection().setAutoCommit(false);
        session.run("alter table kept alter distkey b", "create table gone (a int) distkey(a)");
        assertThat(keys("kept")).containsExactly("a|f|0", "b|t|0");
        session.connection().rollback();
        session.connection().setAutoCommit(true);
        assertThat(keys("kept")).containsExactly("a|t|0", "b|f|0");
        assertThat(keys("gone")).isEmpty();
    }

    @Test
    void aStatementThatChangesNothingLeavesNothingForTheNext() throws SQLException {
        session.run(
                "create table there (a int, b int) distkey(a)",
                "create table if not exists there (a int, b int) distkey(b)",
                "create table next (a int, b int)");
        session.connection().setAutoCommit(false);
        session.run("create table if not exists there (a int, b int) distkey(b)", "create table other (a int, b int)");
        session.connection().commit();
        session.connection().setAutoCommit(true);
        assertThat(keys("there")).containsExactly("a|t|0", "b|f|0");
        assertThat(keys("next")).containsExactly("a|f|0", "b|f|0");
        assertThat(keys("other")).containsExactly("a|f|0", "b|f|0");
    }

    @Test
    void simpleQueriesAreUnderstoodAsWell() throws SQLException {
        try (RedshiftSession simple = RedshiftSession.open(REDSHIFT, "preferQueryMode", "simple")) {
            simple.run("create table layouts.first (a int) distkey(a); create table layouts.second (a int) sortkey(a);"
                    + " alter table layouts.second alter diststyle even");
        }
        assertThat(keys("first")).containsExactly("a|t|0");
        assertThat(table("second")).isEqualTo("N, AUTO(ENCODE)|EVEN|a|0|none|1");
    }

    @Test
    void batchesAndPreparedStatementsAreUnderstoodAsWell() throws SQLException {
        try (Statement batch = session.connection().createStatement()) {
            batch.addBatch("create table first (a int, b int) distkey(a)");
            batch.addBatch("alter table first alter distkey b");
            batch.addBatch("create table second (a int) sortkey(a)");
            batch.executeBatch();
        }
        try (PreparedStatement prepared =
                session.connection().prepareStatement("create temp table third (a int) distkey(a)")) {
            prepared.execute();
            session.run("drop table third");
            prepared.execute();
        }
        assertThat(keys("first")).containsExactly("a|f|0", "b|t|0");
        assertThat(keys("second")).containsExactly("a|f|1");
        assertThat(keys("third")).containsExactly("a|t|0");
    }

    @Test
    void nothingIsLeftOfADroppedTable() throws SQLException {
        String left = "select count(*) from pg_seclabel where objoid not in (select oid from pg_class)";
        session.run("create table dropped (a int encode lzo) distkey(a) sortkey(a)", "drop table dropped");
        try (RedshiftSession other = RedshiftSession.open(REDSHIFT)) {
            other.run("create temp table temporary (a int encode lzo) distkey(a) sortkey(a)");
        }
        assertThat(session.value(left)).isEqualTo("0");
    }

    @Test
    void aTableIsListedWithItsRowsOnceItHasSome() throws SQLException {
        session.run("create table counted (a int)");
        assertThat(session.rows("select tbl_rows from svv_table_info where \"table\" = 'counted'"))
                .isEmpty();
        session.run("insert into counted values (1), (2), (3)", "delete from counted where a = 1");
        assertThat(session.rows("select database, schema, \"table\", tbl_rows, estimated_visible_rows, size,"
                        + " create_time between getdate() - interval '1 minute' and getdate() + interval '1 second'"
                        + " from svv_table_info where \"table\" = 'counted'"))
                .containsExactly("dev|layouts|counted|2|2|1|t");
    }

    @Test
    void aRestartKeepsTheLayoutAndReplacesViewsOfEarlierVersions(@TempDir Path directory) throws SQLException {
        try (LocalRedshift redshift =
                        LocalRedshift.builder(Stack.S3).directory(directory).start();
                RedshiftSession first = RedshiftSession.open(redshift)) {
            first.run(
                    "create table kept (a int, b int) distkey(b) sortkey(a)",
                    "insert into kept values (1, 2)",
                    "set allow_system_table_mods to on",
                    "drop view pg_catalog.svv_table_info",
                    "create view pg_catalog.svv_table_info as select 'none' as diststyle",
                    "comment on schema local_redshift is null");
        }
        try (LocalRedshift redshift =
                        LocalRedshift.builder(Stack.S3).directory(directory).start();
                RedshiftSession second = RedshiftSession.open(redshift)) {
            assertThat(second.rows("select \"column\", distkey, sortkey from pg_table_def where tablename = 'kept'"))
                    .containsExactly("a|f|1", "b|t|0");
            assertThat(second.rows("select \"table\", diststyle, sortkey1 from svv_table_info"))
                    .containsExactly("kept|KEY(b)|a");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create table t (a int distkey, b int distkey) | a table has one DISTKEY, and this names a and b",
                "create table t (a int distkey, b int) distkey(b) | a table has one DISTKEY, and this names a and b",
                "create table t (a int) distkey(b) | column \"b\" named as DISTKEY does not exist in table \"t\"",
                "create table t (a int) sortkey(a, b) | column \"b\" named as SORTKEY does not exist in table \"t\"",
                "create table t distkey(b) as select 1 as a | column \"b\" named as DISTKEY does not exist in table \"t\"",
                "create table t (a int) diststyle even distkey(a) | DISTSTYLE EVEN has no DISTKEY; DISTSTYLE KEY has one",
                "create table t (a int distkey) diststyle all | DISTSTYLE ALL has no DISTKEY; DISTSTYLE KEY has one",
                "create table t (a int) diststyle key | DISTSTYLE KEY needs a DISTKEY",
                "create table t (a int) diststyle all diststyle even | DISTSTYLE is given twice",
                "create table t (a int sortkey, b int sortkey) | a table has one SORTKEY; several columns are named together,"
                        + " as in SORTKEY (a, b)",
                "create table t (a int) sortkey(a, a) | column \"a\" is named twice in SORTKEY",
                "create table t (a int encode squeezed) | \"squeezed\" is no encoding",
                "create table t (a varchar(9) encode az64) | invalid encoding type specified for column \"a\": AZ64 is not for"
                        + " VARCHAR",
                "create table t (a super) sortkey(a) | column \"a\" is of type SUPER and cannot be SORTKEY",
                "create table t (like present) diststyle all | CREATE TABLE ... LIKE takes distribution, sort keys and BACKUP"
                        + " from the parent; they cannot be given",
                "alter table present alter distkey z | column \"z\" named as DISTKEY does not exist in table \"present\"",
                "alter table present alter column a encode az64 | column \"a\" has the encoding AZ64 already",
                "alter table present alter interleaved sortkey (a) | a sort key cannot be altered to an interleaved one;"
                        + " create another table with it and copy the rows",
                "alter table present add column c int distkey | an added column can be neither the DISTKEY nor a SORTKEY of"
                        + " its table",
                "alter table present add column c int unique | an added column cannot be UNIQUE; add the constraint to the"
                        + " table, or create another table",
                "alter table present add c bigint identity(1, 1) | an added column cannot be IDENTITY; add the constraint to"
                        + " the table, or create another table",
                "alter table present drop column b | column \"b\" is the DISTKEY or a SORTKEY of its table and cannot be"
                        + " dropped",
                "alter table present alter column v type varchar(99) | column \"v\" is encoded with BYTEDICT and its type"
                        + " cannot be altered; alter the encoding first",
                "alter table woven alter diststyle all | the distribution of a table with an interleaved sort key cannot be"
                        + " altered",
                "alter table woven alter column b encode lzo | encodings in a table with an interleaved sort key cannot be"
                        + " altered",
            })
    void refusesLayoutsThatRedshiftRefuses(String statement, String error) throws SQLException {
        session.run(
                "create table present (a int, b int, v varchar(9) encode bytedict) sortkey(b)",
                "create table woven (a int, b int) interleaved sortkey(a)");
        assertThatThrownBy(() -> session.run(statement)).hasMessageContaining("ERROR: " + error);
    }

    @Test
    void countsSortKeys() {
        String many = "a" + ", a".repeat(400);
        assertThatThrownBy(() -> session.run("create table t (a int) sortkey (" + many + ")"))
                .hasMessageContaining("a compound SORTKEY has 400 columns at most, and this has 401");
        assertThatThrownBy(() -> session.run("create table t (a int) interleaved sortkey (a, b, c, d, e, f, g, h, i)"))
                .hasMessageContaining("an interleaved SORTKEY has 8 columns at most, and this has 9");
    }

    private List<String> columns(String table) throws SQLException {
        return session.rows("select \"column\", type, trim(encoding), distkey, sortkey, \"notnull\" from pg_table_def"
                + " where tablename = '" + table + "' and schemaname <> 'public'");
    }

    private List<String> keys(String table) throws SQLException {
        return session.rows("select \"column\", distkey, sortkey from pg_table_def where tablename = '" + table
                + "' and schemaname <> 'public'");
    }

    /** What SVV_TABLE_INFO says, which lists tables with rows only. */
    private String table(String table) throws SQLException {
        session.run("insert into " + table + " select null where not exists (select 1 from " + table + ")");
        return session.value("select encoded, diststyle, sortkey1, max_varchar, trim(sortkey1_enc), sortkey_num"
                + " from svv_table_info where \"table\" = '" + table + "' and schema <> 'public'");
    }
}
