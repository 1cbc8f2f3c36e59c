// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import static dev.songstreams.testkit.Stack.REDSHIFT;
import static dev.songstreams.testkit.Stack.S3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;

class CopyCsvTest {

    private static final String ROLE = " iam_role 'arn:aws:iam::123456789012:role/loader' ";

    private RedshiftSession session;
    private String folder;

    @BeforeEach
    void openSession(TestInfo test) throws SQLException {
        session = RedshiftSession.open(REDSHIFT);
        folder = "csv/" + test.getTestMethod().orElseThrow().getName();
    }

    @AfterEach
    void closeSession() throws SQLException {
        session.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"extended", "simple", "extendedForPrepared"})
    void loadsInEveryQueryModeAndAsPartOfTheTransaction(String mode) throws SQLException {
        put("a.csv", "1,one\n2,two\n");
        try (RedshiftSession own = RedshiftSession.open(REDSHIFT, "preferQueryMode", mode)) {
            own.run("create temp table loaded (id int, name varchar(10))");
            own.connection().setAutoCommit(false);
            own.run(copy("loaded", "csv"));
            assertThat(own.value("select count(*) from loaded")).isEqualTo("2");
            own.connection().rollback();
            assertThat(own.value("select count(*) from loaded")).isEqualTo("0");
            own.run("delete from loaded", copy("loaded", "format as csv"));
            own.connection().commit();
            assertThat(own.rows("select * from loaded order by id")).containsExactly("1|one", "2|two");
        }
    }

    @Test
    void saysHowManyRowsItLoaded() throws SQLException {
        put("a.csv", "1\n2\n3\n");
        session.run("create temp table counted (id int)");
        try (Statement statement = session.connection().createStatement()) {
            statement.execute(copy("counted", "csv"));
            SQLWarning notice = statement.getWarnings();
            assertThat(notice.getMessage())
                    .isEqualTo("Load into table 'counted' completed, 3 record(s) loaded successfully.");
        }
        assertThat(session.value("select pg_last_copy_count()")).isEqualTo("3");
        assertThat(session.value("select status || '/' || loaded_rows || '/' || source_file_count from sys_load_history"
                        + " where query_id = pg_last_copy_id()"))
                .isEqualTo("completed/3/1");
    }

    @Test
    void readsQuotesEmbeddedNewlinesAndDelimiters() throws SQLException {
        put("a.csv", "id;text\n1;'it''s; a\nline'\n2;\\back\\slash\n");
        session.run("create temp table quoted (id int, text varchar(50))");
        session.run(copy("quoted", "csv delimiter ';' quote as '''' ignoreheader 1"));
        assertThat(session.rows("select * from quoted order by id"))
                .containsExactly("1|it's; a\nline", "2|\\back\\slash");
    }

    @Test
    void emptyFieldsAreNullForNumbersAndEmptyForTextUnlessAskedOtherwise() throws SQLException {
        put("a.csv", "1,,\n,  ,x\n2,NIL,NIL\n");
        session.run("create temp table nulls (id int, a varchar(9), b varchar(9))");
        session.run(copy("nulls", "csv"));
        assertThat(session.rows("select * from nulls")).containsExactlyInAnyOrder("1||", "null|  |x", "2|NIL|NIL");
        session.run("delete from nulls", copy("nulls", "csv emptyasnull blanksasnull null as 'NIL'"));
        assertThat(session.rows("select * from nulls"))
                .containsExactlyInAnyOrder("1|null|null", "null|null|x", "2|null|null");
    }

    @Test
    void readsEveryTypeOfColumn() throws SQLException {
        put(
                "a.csv",
                "7,-70000,9000000000,1.5,-2.25,12345.678,t,2026-11-23,2026-11-23 10:11:12.345678,2026-11-23T10:11:12+02:00,Gnahoré\n");
        session.run("create temp table types (a smallint, b int, c bigint, d real, e double precision, f decimal(10,2),"
                + " g boolean, h date, i timestamp, j timestamptz, k varchar(8))");
        session.run(copy("types", "csv timeformat 'auto' dateformat 'auto'"));
        assertThat(session.rows("select * from types"))
                .containsExactly("7|-70000|9000000000|1.5|-2.25|12345.67|t|2026-11-23|2026-11-23 10:11:12.345678"
                        + "|2026-11-23 08:11:12+00|Gnahoré");
    }

    @Test
    void readsEpochsAndPatterns() throws SQLException {
        put("a.csv", "1763892672345\n");
        session.run("create temp table times (t timestamp)", copy("times", "csv timeformat 'epochmillisecs'"));
        put("a.csv", "23/11/2025 10:11\n");
        session.run(copy("times", "csv timeformat 'DD/MM/YYYY HH24:MI'"));
        assertThat(session.rows("select * from times order by t"))
                .containsExactly("2025-11-23 10:11:00", "2025-11-23 10:11:12.345");
    }

    @Test
    void timestampsReachFromTheFirstYearToTheLast() throws SQLException {
        put("a.csv", "0001-01-01 00:00:00.000001\n1600-02-29 12:00:00\n9999-12-31 23:59:59.999999\n");
        session.run("create temp table ages (t timestamp)", copy("ages", "csv timeformat 'auto'"));

        assertThat(session.rows("select t::varchar(30) from ages order by t"))
                .containsExactly("0001-01-01 00:00:00.000001", "1600-02-29 12:00:00", "9999-12-31 23:59:59.999999");
    }

    @Test
    void anIsoTimestampNeedsTimeformatAuto() throws SQLException {
        put("a.csv", "2025-11-23T10:11:12\n");
        session.run("create temp table iso (t timestamp)");
        assertThatThrownBy(() -> session.run(copy("iso", "csv")))
                .hasMessageContaining("Invalid timestamp format or value [YYYY-MM-DD HH:MI:SS]");
        session.run(copy("iso", "csv timeformat 'auto'"));
        assertThat(session.rows("select * from iso")).containsExactly("2025-11-23 10:11:12");
    }

    @Test
    void readsGzipAndAColumnList() throws Exception {
        S3.client()
                .putObject(
                        r -> r.bucket("lake").key(folder + "/a.csv.gz"), RequestBody.fromBytes(gzip("1,one\n2,two\n")));
        session.run("create temp table listed (id int, other int default 5, name varchar(10))");
        session.run(copy("listed (id, name)", "csv gzip"));
        assertThat(session.rows("select * from listed order by id")).containsExactly("1|5|one", "2|5|two");
    }

    @Test
    void fillsMissingColumnsOnlyIfAskedTo() throws SQLException {
        put("a.csv", "1\n");
        session.run("create temp table filled (id int, name varchar(10))");
        assertThatThrownBy(() -> session.run(copy("filled", "csv"))).hasMessageContaining("Delimiter not found");
        session.run(copy("filled", "csv fillrecord"), copy("filled", "csv fillrecord emptyasnull"));
        assertThat(session.rows("select * from filled order by name")).containsExactly("1|", "1|null");
    }

    @Test
    void readsPipesWithoutQuotesByDefault() throws SQLException {
        put("a.txt", "1|\"quoted\"\n");
        session.run("create temp table piped (id int, name varchar(10))", copy("piped", ""));
        assertThat(session.rows("select * from piped")).containsExactly("1|\"quoted\"");
    }

    @Test
    void varcharCountsBytesAndAFailureNamesFileLineColumnAndReason() throws SQLException {
        put("a.csv", "1,fine\n2,ééé\n");
        session.run("drop table if exists narrow", "create table narrow (id int, name varchar(5))");
        session.connection().setAutoCommit(false);
        assertThatThrownBy(() -> session.run(copy("narrow", "csv")))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("XX000"))
                .hasMessageContaining(
                        "Load into table 'narrow' failed.  Check 'sys_load_error_detail' system table for details.")
                .hasMessageContaining("file s3://lake/" + folder
                        + "/a.csv, line 2, column name character varying(5): String length exceeds DDL length");
        session.connection().rollback();
        assertThat(session.value("select count(*) from narrow")).isEqualTo("0");
        assertThat(session.rows("select file_name, line_number, column_name, column_type, column_length, error_code,"
                        + " error_message from sys_load_error_detail where file_name like '%" + folder + "%'"))
                .containsExactly(
                        "s3://lake/" + folder + "/a.csv|2|name|varchar|5|1204|String length exceeds DDL length");
        assertThat(session.rows("select trim(raw_line), trim(raw_field_value), trim(err_reason) from stl_load_errors"
                        + " where filename like '%" + folder + "%'"))
                .containsExactly("2,ééé|ééé|String length exceeds DDL length");
    }

    @Test
    void longTextIsCutBetweenCharactersIfAskedTo() throws SQLException {
        put("a.csv", "ééé\n");
        session.run("create temp table cut (name varchar(5))", copy("cut", "csv truncatecolumns"));
        assertThat(session.rows("select * from cut")).containsExactly("éé");
    }

    @Test
    void convertsAsTheOptionsSay() throws SQLException {
        S3.client()
                .putObject(
                        r -> r.bucket("lake").key(folder + "/a.csv.zst"),
                        RequestBody.fromBytes(
                                Zstd.compress(new byte[] {'1', '.', '2', '9', ',', 'a', (byte) 0xe9, ' ', '\n'})));
        session.run("create temp table converted (d decimal(9,1), s varchar(5))");
        assertThatThrownBy(() -> session.run(copy("converted", "csv zstd")))
                .hasMessageContaining("String contains invalid or unsupported UTF8 codepoints");
        session.run(copy("converted", "csv zstd acceptinvchars as '^' trimblanks"));
        session.run(copy("converted", "csv zstd acceptinvchars roundec"));
        assertThat(session.rows("select * from converted order by d")).containsExactly("1.2|a^", "1.3|a? ");
    }

    @Test
    void rowsThatDoNotFitAreLeftOutWhileTheyAreFewerThanMaxerror() throws SQLException {
        put("a.csv", "1,ok\nx,bad\n2,toolong\n3,ok\n4\n");
        session.run("create temp table tolerant (id int, name varchar(3))");
        try (Statement statement = session.connection().createStatement()) {
            statement.execute(copy("tolerant", "csv maxerror 4"));
            SQLWarning loaded = statement.getWarnings();
            assertThat(loaded.getMessage())
                    .isEqualTo("Load into table 'tolerant' completed, 2 record(s) loaded successfully.");
            assertThat(loaded.getNextWarning().getMessage())
                    .isEqualTo("Load into table 'tolerant' completed, 3 record(s) could not be loaded.  Check"
                            + " 'sys_load_error_detail' system table for details.");
        }
        assertThat(session.rows("select * from tolerant order by id")).containsExactly("1|ok", "3|ok");
        assertThat(session.value("select pg_last_copy_count()")).isEqualTo("2");
        assertThat(session.rows("select line_number, trim(colname), trim(err_reason) from stl_load_errors"
                        + " where query = pg_last_copy_id() order by line_number"))
                .containsExactly(
                        "2|id|Invalid digit, Value 'x', Pos 0, Type: Integer",
                        "3|name|String length exceeds DDL length",
                        "5|name|Delimiter not found");
    }

    @Test
    void asManyBadRowsAsMaxerrorFailTheLoadAndAllAreShown() throws SQLException {
        put("a.csv", "1\nx\ny\n");
        session.run("create temp table intolerant (id int)");
        assertThatThrownBy(() -> session.run(copy("intolerant", "csv maxerror as 2")))
                .hasMessageContaining("Load into table 'intolerant' failed.");
        assertThat(session.value("select count(*) from intolerant")).isEqualTo("0");
        assertThat(session.rows("select line_number from sys_load_error_detail where file_name like '%" + folder
                        + "%' order by 1"))
                .containsExactly("2", "3");
    }

    @Test
    void noloadChecksTheRowsAndLoadsNone() throws SQLException {
        put("a.csv", "1\n");
        session.run("create temp table checked (id int)", copy("checked", "csv noload"));
        assertThat(session.value("select count(*) from checked")).isEqualTo("0");
        put("b.csv", "x\n");
        assertThatThrownBy(() -> session.run(copy("checked", "csv noload"))).hasMessageContaining("Invalid digit");
    }

    @Test
    void eachLoadedFileIsCommitted() throws SQLException {
        put("a.csv", "1\n2\n");
        put("b.csv", "3\n");
        session.run("create temp table committed (id int)", copy("committed", "csv"));
        assertThat(session.rows("select trim(filename), lines_scanned from stl_load_commits"
                        + " where query = pg_last_copy_id() order by 1"))
                .containsExactly("s3://lake/" + folder + "/a.csv|2", "s3://lake/" + folder + "/b.csv|1");
    }

    @Test
    void readsBzip2() throws Exception {
        // "1,one" as the command bzip2 writes it
        byte[] content = Base64.getDecoder().decode("QlpoOTFBWSZTWSI+ajcAAAFZAAAQAAQgAAIBoAAhgAwCR3bi7kinChIER81G4A==");
        S3.client().putObject(r -> r.bucket("lake").key(folder + "/a.bz2"), RequestBody.fromBytes(content));
        session.run("create temp table small (id int, name varchar(9))", copy("small", "csv bzip2"));
        assertThat(session.rows("select * from small")).containsExactly("1|one");
    }

    @Test
    void identityColumnsAreGivenOnlyIfExplicit() throws SQLException {
        put("a.csv", "7,x\n");
        session.run("create temp table identified (id bigint identity(1,1), name varchar(5))");
        assertThatThrownBy(() -> session.run(copy("identified", "csv"))).hasMessageContaining("Extra column(s) found");
        session.run(copy("identified", "csv explicit_ids"));
        assertThat(session.rows("select * from identified")).containsExactly("7|x");
    }

    @Test
    void aWrongNumberFailsTheWholeLoad() throws SQLException {
        put("a.csv", "1\n2\n");
        put("b.csv", "x1\n");
        session.run("create temp table numbers (id int)");
        assertThatThrownBy(() -> session.run(copy("numbers", "csv")))
                .hasMessageContaining(
                        "b.csv, line 1, column id integer: Invalid digit, Value 'x', Pos 0, Type: Integer");
        assertThat(session.value("select count(*) from numbers")).isEqualTo("0");
    }

    @Test
    void aMissingPrefixTableOrColumnIsAnError() throws SQLException {
        session.run("create temp table missing (id int)");
        assertThatThrownBy(() -> session.run(copy("missing", "csv")))
                .hasMessageContaining("The specified S3 prefix '" + folder + "/' does not exist");
        put("a.csv", "1\n");
        assertThatThrownBy(() -> session.run(copy("nowhere", "csv")))
                .hasMessageContaining("Cannot COPY into nonexistent table nowhere");
        assertThatThrownBy(() -> session.run(copy("missing (other)", "csv")))
                .hasMessageContaining("column \"other\" of relation \"missing\" does not exist");
    }

    @Test
    void secretsStayOutOfTheHistory() throws SQLException {
        put("a.csv", "1\n");
        session.run(
                "create temp table secrets (id int)",
                "copy secrets from 's3://lake/" + folder
                        + "/' credentials 'aws_access_key_id=A;aws_secret_access_key=HUSH' csv");
        assertThat(session.value("select query_text from sys_load_history where query_id = pg_last_copy_id()"))
                .contains("credentials '***'")
                .doesNotContain("HUSH");
    }

    private String copy(String table, String options) {
        return "copy " + table + " from 's3://lake/" + folder + "/'" + ROLE + options;
    }

    private void put(String name, String content) {
        S3.client().putObject(r -> r.bucket("lake").key(folder + "/" + name), RequestBody.fromString(content));
    }

    private static byte[] gzip(String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
