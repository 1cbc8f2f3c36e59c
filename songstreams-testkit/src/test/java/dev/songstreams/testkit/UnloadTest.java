// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import static dev.songstreams.testkit.Stack.REDSHIFT;
import static dev.songstreams.testkit.Stack.S3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;

class UnloadTest {

    private RedshiftSession session;
    private String folder;

    @BeforeEach
    void createPlays(TestInfo test) throws SQLException {
        session = RedshiftSession.open(REDSHIFT);
        folder = "unload/" + test.getTestMethod().orElseThrow().getName() + "/"
                + test.getDisplayName().replaceAll("[^a-z]", "");
        session.run(
                "create temp table plays (id int, song varchar(20), price decimal(9,2), at timestamp, day date, ok boolean,"
                        + " big bigint, f double precision, tz timestamptz, j super)",
                "insert into plays select 1, 'a \"quoted\", song', 12.30, '2026-01-31 10:00:00.5', '2026-01-31', true,"
                        + " 9000000000, 1.5, '2026-01-31 10:00:00+02', json_parse('{\"k\": [1]}')",
                "insert into plays values (2, 'é|x', -1, null, '1969-12-31', false, null, null, null, null)",
                "insert into plays (id) values (3)");
    }

    @AfterEach
    void closeSession() throws SQLException {
        session.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "format parquet manifest",
                "csv manifest",
                "csv gzip manifest parallel off",
                "format as json zstd manifest verbose",
                "delimiter as '\t' manifest bzip2",
            })
    void whatIsUnloadedCanBeLoadedAgain(String options) throws SQLException {
        session.run(unload("select * from plays", options), "create temp table again (like plays)");
        String format = options.contains("parquet")
                ? "format parquet"
                : options.contains("csv")
                        ? "csv emptyasnull timeformat 'auto'"
                        : options.contains("json")
                                ? "json 'auto' timeformat 'auto'"
                                : "delimiter '\t' emptyasnull timeformat 'auto'";
        for (String codec : new String[] {"gzip", "zstd", "bzip2"}) {
            format += options.contains(codec) ? " " + codec : "";
        }
        session.run("copy again from 's3://lake/" + folder + "manifest' iam_role default manifest " + format);
        assertThat(session.rows("select * from again order by id"))
                .hasSize(3)
                .isEqualTo(session.rows("select * from plays order by id"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "csv; 0000_part_00 0001_part_00",
                "csv parallel off; 000",
                "csv gzip; 0000_part_00.gz 0001_part_00.gz",
                "csv extension 'csv' parallel off; 000.csv",
                "parquet; 0000_part_00.parquet 0001_part_00.parquet",
                "json parallel false; 000.json",
            })
    void filesAreNamedAsInRedshift(String options, String names) throws SQLException {
        session.run(unload("select id from plays", options));
        assertThat(keys()).containsExactlyInAnyOrder(names.split(" "));
    }

    @Test
    void csvQuotesWhatNeedsItAndNullsAreEmpty() throws SQLException {
        session.run(unload("select id, song, price, ok from plays order by id", "csv header parallel off null as ''"));
        assertThat(content("000"))
                .isEqualTo("id,song,price,ok\n1,\"a \"\"quoted\"\", song\",12.30,t\n2,é|x,-1.00,f\n3,,,\n");
    }

    @Test
    void delimitedTextIsEscapedIfAskedFor() throws SQLException {
        session.run(unload("select song from plays where id = 2", "addquotes escape null 'N' parallel off"));
        assertThat(content("000")).isEqualTo("\"é\\|x\"\n");
    }

    @Test
    void jsonHasAnObjectALine() throws SQLException {
        session.run(unload("select id, song, ok, j from plays order by id", "json parallel off"));
        assertThat(content("000.json"))
                .isEqualTo("{\"id\":1,\"song\":\"a \\\"quoted\\\", song\",\"ok\":true,\"j\":{\"k\": [1]}}\n"
                        + "{\"id\":2,\"song\":\"é|x\",\"ok\":false,\"j\":null}\n"
                        + "{\"id\":3,\"song\":null,\"ok\":null,\"j\":null}\n");
    }

    @Test
    void partitionsBecomeFoldersThatNoValueCanSteer() throws SQLException {
        session.run(
                "insert into plays (id, song) values (4, '../x')",
                unload("select id, day, song from plays", "csv partition by (song, day) allowoverwrite"));
        // The path ends without a slash, and UNLOAD adds it.
        folder += "/";
        assertThat(keys())
                .contains(
                        "song=é|x/day=1969-12-31/0000_part_00",
                        "song=__HIVE_DEFAULT_PARTITION__/day=__HIVE_DEFAULT_PARTITION__/0000_part_00",
                        "song=..%2Fx/day=__HIVE_DEFAULT_PARTITION__/0000_part_00");
        assertThat(content("song=é|x/day=1969-12-31/0000_part_00")).isEqualTo("2\n");
        session.run(unload("select id, day from plays", "csv partition by (day) include cleanpath"));
        assertThat(keys())
                .containsExactlyInAnyOrder(
                        "day=1969-12-31/0000_part_00",
                        "day=2026-01-31/0000_part_00",
                        "day=__HIVE_DEFAULT_PARTITION__/0000_part_00");
        assertThat(content("day=1969-12-31/0000_part_00")).isEqualTo("2,1969-12-31\n");
    }

    @Test
    void largeResultsAreCutIntoFiles() throws SQLException {
        session.run(
                "create temp table many as select n, md5(n::varchar) as h from pg_catalog.generate_series(1, 200000) n");
        session.run(unload("select * from many", "csv parallel off maxfilesize 5 mb manifest"));
        assertThat(keys()).contains("000", "001", "manifest");
        session.run("create temp table counted (n int, h varchar(32))");
        session.run("copy counted from 's3://lake/" + folder + "manifest' iam_role default manifest csv");
        assertThat(session.value("select count(distinct n) from counted")).isEqualTo("200000");
    }

    @Test
    void aDestinationInUseIsRefusedUnlessAskedOtherwise() throws SQLException {
        S3.client().putObject(r -> r.bucket("lake").key(folder + "x"), RequestBody.fromString("mine"));
        assertThatThrownBy(() -> session.run(unload("select 1 as a", "csv")))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("XX000"))
                .hasMessageContaining("Specified unload destination on S3 is not empty.");
        session.run(unload("select 1 as a", "csv allowoverwrite"));
        assertThat(keys()).containsExactlyInAnyOrder("x", "0000_part_00");
        session.run(unload("select 1 as a", "csv cleanpath"));
        assertThat(keys()).containsExactly("0000_part_00");
    }

    @Test
    void saysHowManyRowsItWroteWithinTheTransaction() throws SQLException {
        session.connection().setAutoCommit(false);
        session.run("insert into plays (id) values (4)");
        try (Statement statement = session.connection().createStatement()) {
            statement.execute(unload("select id, ''é'' as s from plays", "csv"));
            assertThat(statement.getWarnings().getMessage())
                    .isEqualTo("UNLOAD completed, 4 record(s) unloaded successfully.");
        }
        session.connection().rollback();
        assertThat(session.value("select count(*) from plays")).isEqualTo("3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "select id from plays limit 1; csv; Limit clause is not supported",
                "select nothing from plays; csv; column \"nothing\" does not exist",
                "select id from plays; format parquet header; HEADER is not supported for UNLOAD to PARQUET",
                "select id from plays; csv allowoverwrite cleanpath; cannot be used together",
            })
    void whatRedshiftRefusesIsRefused(String query, String options, String error) throws SQLException {
        assertThatThrownBy(() -> session.run(unload(query, options))).hasMessageContaining(error);
        assertThat(session.value("select 1")).isEqualTo("1");
    }

    private String unload(String query, String options) {
        return "unload ('" + query + "') to 's3://lake/" + folder + "' iam_role default " + options;
    }

    private List<String> keys() {
        return S3.client().listObjectsV2(r -> r.bucket("lake").prefix(folder)).contents().stream()
                .map(S3Object::key)
                .map(key -> key.substring(folder.length()))
                .toList();
    }

    private String content(String name) {
        return S3.client()
                .getObjectAsBytes(r -> r.bucket("lake").key(folder + name))
                .asUtf8String();
    }
}
